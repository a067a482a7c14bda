package org.kept.ingest;

/** Texts from outside, before they are stored or quoted back. */
final class Texts {

    private static final int QUOTED = 60;

    private Texts() {}

    /** The beginning of it, for quoting in a message. */
    static String brief(String text) {
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    }

    /** Whether every database can store it: no NUL, no half of a surrogate pair. */
    static boolean isStorable(String text) {
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
