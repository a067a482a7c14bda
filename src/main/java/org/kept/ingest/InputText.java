package org.kept.ingest;

import java.util.regex.Pattern;

/** Text from outside, made safe to store or to quote. */
public final class InputText {

    private static final int EXCERPT_LENGTH = 60;
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private InputText() {}

    /** The first 60 characters, to quote in a message. */
    public static String excerpt(String text) {
        return truncate(EXCERPT_LENGTH, text);
    }

    /** Cuts the text to that many characters, with an ellipsis if cut; replaces what no database can store. */
    public static String truncate(int maxLength, String text) {
        var truncated = text.codePointCount(0, text.length()) <= maxLength
                ? text
                : text.substring(0, text.offsetByCodePoints(0, maxLength)) + "…";
        return isStorable(truncated) ? truncated : UNSTORABLE.matcher(truncated).replaceAll("\uFFFD");
    }

    /** Whether every database can store it: no NUL and no unpaired surrogate. */
    public static boolean isStorable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
