package org.kept.ingest.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/** One event a line; blank lines are passed over, and of a line that is too long no more is kept than tells so. */
public final class NdjsonRecordParser implements RecordParser {

    private static final byte[] NOTHING = {};

    private final int longest;
    private byte[] begun = new byte[256];
    private int length;
    private long line;
    private long index;

    public NdjsonRecordParser(int longest) {
        this.longest = longest;
    }

    @Override
    public void read(byte[] bytes, Consumer<RawRecord> each) {
        var from = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line(bytes, from, i, each);
                from = i + 1;
            }
        }
        keep(bytes, from, bytes.length);
    }

    @Override
    public void end(Consumer<RawRecord> each) {
        if (length > 0) {
            line(NOTHING, 0, 0, each);
        }
    }

    private void line(byte[] bytes, int from, int to, Consumer<RawRecord> each) {
        line++;
        if (length == 0) {
            arrive(bytes, from, to, each);
        } else {
            keep(bytes, from, to);
            arrive(begun, 0, length, each);
            length = 0;
        }
    }

    private void keep(byte[] bytes, int from, int to) {
        var kept = Math.min(to - from, longest + 1 - length);
        if (length + kept > begun.length) {
            begun = Arrays.copyOf(begun, Math.max(2 * begun.length, length + kept));
        }
        System.arraycopy(bytes, from, begun, length, kept);
        length += kept;
    }

    private void arrive(byte[] bytes, int from, int to, Consumer<RawRecord> each) {
        var end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        if (to - from > longest) {
            each.accept(unreadable("line.length", "The line is longer than " + longest + " bytes."));
        } else if (!isBlank(bytes, from, end)) {
            each.accept(read(bytes, from, end));
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

    private RawRecord read(byte[] bytes, int from, int to) {
        try {
            var envelope = StrictJson.read(bytes, from, to - from);
            return RawRecord.of(index++, line, envelope);
        } catch (JsonProcessingException e) {
            return StrictJson.isEncoding(e) ? notUtf8() : unreadable("json.form", StrictJson.explainLine(e));
        } catch (IOException e) {
            return notUtf8();
        }
    }

    private RawRecord notUtf8() {
        return unreadable("json.encoding", "The line is not UTF-8.");
    }

    private RawRecord unreadable(String code, String detail) {
        return RawRecord.unreadable(index++, line, code, detail);
    }
}
