package org.kept.document;

/** Normalises texts of a document to one paragraph, so that two that read the same are equal. */
public final class ParagraphText {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private ParagraphText() {}

    /** Collapses every run of white space to one blank, and trims both ends. */
    public static String collapseWhitespace(String text) {
        var folded = new StringBuilder(text.length());
        var pending = false;
        for (var i = 0; i < text.length(); i++) {
            var each = text.charAt(i);
            if (isBlank(each)) {
                pending = !folded.isEmpty();
            } else {
                if (pending) {
                    folded.append(' ');
                    pending = false;
                }
                folded.append(each);
            }
        }
        return folded.toString();
    }

    private static boolean isBlank(char each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each) || each == '\u0085';
    }

    /** Whether every character is printable and valid in both JSON and YAML. */
    public static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(ParagraphText::isUnprintable);
    }

    private static boolean isUnprintable(int each) {
        var type = Character.getType(each);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || each == BYTE_ORDER_MARK
                || (each & 0xFFFE) == 0xFFFE;
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
