package org.kept.document;

import java.text.Normalizer;
import java.util.Set;

/** Normalises texts of a document to one paragraph, so that two that read the same are equal. */
public final class ParagraphText {

    /** Format characters that some scripts need within words, and the soft hyphen. */
    private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D, 0x00AD);

    private ParagraphText() {}

    /** Collapses every run of white space to one blank, trims both ends, and composes letters with their accents. */
    public static String collapseWhitespace(String original) {
        var text = Normalizer.normalize(original, Normalizer.Form.NFC);
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

    /** Whether every character is visible, or part of a visible one, and valid in both JSON and YAML. */
    public static boolean isPrintable(String text) {
        return text.codePoints().allMatch(each -> isVisible(each) || JOINERS.contains(each));
    }

    /** Whether a name has visible characters only, so that two names that look the same are the same. */
    public static boolean isName(String text) {
        return text.codePoints().allMatch(ParagraphText::isVisible);
    }

    private static boolean isVisible(int each) {
        var type = Character.getType(each);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.FORMAT
                && (each & 0xFFFE) != 0xFFFE;
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
