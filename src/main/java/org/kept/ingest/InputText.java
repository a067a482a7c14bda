package org.kept.ingest;

import java.util.regex.Pattern;

/** Texts from outside, before they are stored or quoted back. */
public final class InputText {

    private static final int QUOTED = 60;
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private InputText() {}

    /** The beginning of it, for quoting in a message. */
    public static String excerpt(String text) {
        return truncate(QUOTED, text);
    }

    /** So many characters of it, and a sign where there were more; what no database can store is replaced. */
    public static String truncate(int most, String text) {
        var quoted = text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
        return isStorable(quoted) ? quoted : UNSTORABLE.matcher(quoted).replaceAll("\uFFFD");
    }

    /** Whether every database can store it: no NUL, no half of a surrogate pair. */
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
