package org.kept;

/** A text with ordinary spaces instead of the narrow and the unbreakable ones in numbers and dates. */
public final class PlainSpaces {

    private PlainSpaces() {}

    public static String spaced(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
