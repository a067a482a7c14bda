package org.kept.mission;

/** A range of a text by offsets in UTF-16 units: start inclusive, end exclusive. */
public record TextRange(int start, int end) {

    public TextRange {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException(start + " to " + end + " is no part of a text");
        }
    }

    public boolean overlaps(TextRange other) {
        return start < other.end && other.start < end;
    }

    String of(String text) {
        return text.substring(start, end);
    }
}
