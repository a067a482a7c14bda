package org.kept.document;

/** The texts of a document: each one paragraph, so that two that read the same are the same. */
public final class ParagraphText {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private ParagraphText() {}

    /** The text with every run of white space folded to one blank and none at the ends. */
    public static String folded(String text) {
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

    /** Whether every character can be shown and can stand in JSON and YAML alike. */
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
