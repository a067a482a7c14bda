package org.kept.wording;

/** A range of a text by offsets in UTF-16 units: start inclusive, end exclusive. */
public record WordingRange(int start, int end) {

    /** The text in this range. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
