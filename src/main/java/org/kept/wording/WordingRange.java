package org.kept.wording;

/** A part of a text by its offsets in UTF-16 units: the first included, the last not. */
public record WordingRange(int start, int end) {

    /** Its words. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
