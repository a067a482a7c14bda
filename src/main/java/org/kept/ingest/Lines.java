package org.kept.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a stream of bytes, one at a time, in constant memory whatever the lines' length. */
final class Lines {

    /** A line without its end. */
    static final class Line {

        private final long number;
        private final byte[] bytes;
        private final boolean tooLong;

        Line(long number, byte[] bytes, boolean tooLong) {
            this.number = number;
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        /** From 1. */
        long number() {
            return number;
        }

        /** Its bytes; empty when it was too long. */
        byte[] bytes() {
            return bytes;
        }

        /** Whether it was longer than allowed and so was passed over. */
        boolean tooLong() {
            return tooLong;
        }
    }

    private final InputStream stream;
    private final int longest;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int filled;
    private long number;

    Lines(InputStream stream, int longest) {
        this.stream = stream;
        this.longest = longest;
    }

    /** The next line, or null after the last. */
    @Nullable
    Line next() throws IOException {
        var line = new byte[256];
        var length = 0;
        var any = false;
        while (true) {
            if (position == filled && !fill()) {
                return any ? line(line, length) : null;
            }
            any = true;
            var end = newline();
            var kept = Math.min(end - position, Math.max(0, longest + 1 - length));
            if (length + kept > line.length) {
                line = Arrays.copyOf(line, Math.max(2 * line.length, length + kept));
            }
            System.arraycopy(buffer, position, line, length, kept);
            length += kept;
            position = end;
            if (end < filled) {
                position++;
                return line(line, length);
            }
        }
    }

    private int newline() {
        for (var i = position; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return filled;
    }

    private Line line(byte[] bytes, int length) {
        number++;
        if (length > longest) {
            return new Line(number, new byte[0], true);
        }
        var end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
        return new Line(number, Arrays.copyOf(bytes, end), false);
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, stream.read(buffer));
        return filled > 0;
    }
}
