package org.kept.ingest.parse;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Parser of NDJSON: one event per line. Skips blank lines. Of an oversized line it buffers only enough to know that it
 * is oversized.
 */
public final class NdjsonRecordParser implements RecordParser {

    private static final byte[] NOTHING = {};

    private final int maxLineBytes;
    private byte[] partial = new byte[256];
    private int length;
    private long line;
    private long index;

    public NdjsonRecordParser(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    @Override
    public void read(byte[] bytes, Consumer<RawRecord> each) {
        var from = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                endLine(bytes, from, i, each);
                from = i + 1;
            }
        }
        buffer(bytes, from, bytes.length);
    }

    @Override
    public void end(Consumer<RawRecord> each) {
        if (length > 0) {
            endLine(NOTHING, 0, 0, each);
        }
    }

    private void endLine(byte[] bytes, int from, int to, Consumer<RawRecord> each) {
        line++;
        if (length == 0) {
            emit(bytes, from, to, each);
        } else {
            buffer(bytes, from, to);
            emit(partial, 0, length, each);
            length = 0;
        }
    }

    private void buffer(byte[] bytes, int from, int to) {
        var count = Math.min(to - from, maxLineBytes + 1 - length);
        if (length + count > partial.length) {
            partial = Arrays.copyOf(partial, Math.max(2 * partial.length, length + count));
        }
        System.arraycopy(bytes, from, partial, length, count);
        length += count;
    }

    private void emit(byte[] bytes, int from, int to, Consumer<RawRecord> each) {
        var end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        if (to - from > maxLineBytes) {
            each.accept(unreadable("line.length", "The line is longer than " + maxLineBytes + " bytes."));
        } else if (!isBlank(bytes, from, end)) {
            each.accept(StrictJson.record(index++, line, bytes, from, end - from, StrictJson::explainLine));
        }
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (var i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private RawRecord unreadable(String code, String detail) {
        return RawRecord.unreadable(index++, line, code, detail);
    }
}
