package org.kept.ingest.http;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/**
 * A body that comes in as gzip (RFC 1952), unpacked as it comes, up to a limit: a small bomb must not become a large body.
 *
 * <p>The JDK's stream waits for more on its thread; this one goes back for more without one. Several files in a row are one
 * body, as gzip itself has it.
 */
public final class GzipDecoder implements AutoCloseable {

    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int FLAGS = 3;
    private static final int CHECKED_HEADER = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int UNKNOWN = 0xE0;
    private static final int LONGEST_HEADER = 128 * 1024;

    private enum GzipState {
        HEADER,
        DATA,
        TRAILER
    }

    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private final byte[] buffer = new byte[32 * 1024];
    private final long most;
    private GzipState in = GzipState.HEADER;
    private byte[] waiting = {};
    private int at;
    private boolean any;
    private long unpacked;
    private @Nullable Problem wrong;

    public GzipDecoder(long most) {
        this.most = most;
    }

    private static Problem notGzip() {
        return Problem.unreadable("The body is not gzip, as its Content-Encoding says. What could be unpacked before"
                + " that was taken; send it again whole: nothing is counted twice.");
    }

    /** Takes packed bytes; ask for what they become with {@link #next} until it gives nothing more. */
    public void add(byte[] packed) {
        var all = new byte[waiting.length - at + packed.length];
        System.arraycopy(waiting, at, all, 0, waiting.length - at);
        System.arraycopy(packed, 0, all, waiting.length - at, packed.length);
        waiting = all;
        at = 0;
    }

    /** Some {@code atLeast} bytes of the body, fewer where there are no more by now or something is {@link #wrong}. */
    public byte[] next(int atLeast) {
        var out = new ByteArrayOutputStream(buffer.length);
        try {
            while (wrong == null && out.size() < atLeast && step(out)) {
                if (unpacked > most) {
                    wrong = Problem.tooLarge("Unpacked, the body is larger than " + most / (1024 * 1024)
                            + " MiB. What came before that was taken; send the rest in several, or without gzip.");
                }
            }
        } catch (DataFormatException e) {
            wrong = notGzip();
        }
        return out.toByteArray();
    }

    /** Why nothing more can be unpacked, or that the body must not end here; null where all is well. */
    public @Nullable Problem wrong(boolean ends) {
        var whole = any && in == GzipState.HEADER && at == waiting.length;
        return wrong == null && ends && !whole ? notGzip() : wrong;
    }

    /** Goes one step, or answers false when there are too few bytes for one. */
    private boolean step(ByteArrayOutputStream out) throws DataFormatException {
        return switch (in) {
            case HEADER -> header();
            case DATA -> data(out);
            case TRAILER -> trailer();
        };
    }

    private boolean header() throws DataFormatException {
        if (at == waiting.length) {
            return false;
        }
        var end = headerEnd();
        if (end < 0) {
            if (waiting.length - at > LONGEST_HEADER) {
                throw new DataFormatException("no header is that long");
            }
            return false;
        }
        at = end;
        any = true;
        inflater.reset();
        check.reset();
        in = GzipState.DATA;
        return true;
    }

    /** Where the header ends, or −1 when it is not all there. */
    private int headerEnd() throws DataFormatException {
        byte[] magic = {0x1f, (byte) 0x8b, 8};
        for (var i = 0; i < Math.min(magic.length, waiting.length - at); i++) {
            if (waiting[at + i] != magic[i]) {
                throw new DataFormatException("no gzip");
            }
        }
        var end = at + HEADER;
        if (end > waiting.length) {
            return -1;
        }
        var flags = waiting[at + FLAGS];
        if ((flags & UNKNOWN) != 0) {
            throw new DataFormatException("a flag that is not known");
        }
        if ((flags & EXTRA) != 0) {
            end = end + 2 > waiting.length ? -1 : end + 2 + unsigned(end) + 256 * unsigned(end + 1);
        }
        end = (flags & NAME) == 0 ? end : afterZero(end);
        end = (flags & COMMENT) == 0 ? end : afterZero(end);
        end = (flags & CHECKED_HEADER) == 0 || end < 0 ? end : end + 2;
        return end > waiting.length ? -1 : end;
    }

    private int unsigned(int position) {
        return waiting[position] & 0xff;
    }

    private int afterZero(int from) {
        for (var i = from; from >= 0 && i < waiting.length; i++) {
            if (waiting[i] == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean data(ByteArrayOutputStream out) throws DataFormatException {
        inflater.setInput(waiting, at, waiting.length - at);
        var count = inflater.inflate(buffer);
        at = waiting.length - inflater.getRemaining();
        check.update(buffer, 0, count);
        out.write(buffer, 0, count);
        unpacked += count;
        if (inflater.finished()) {
            in = GzipState.TRAILER;
            return true;
        }
        if (inflater.needsDictionary()) {
            throw new DataFormatException("gzip has no dictionaries");
        }
        return count > 0;
    }

    private boolean trailer() throws DataFormatException {
        if (waiting.length - at < TRAILER) {
            return false;
        }
        if (number(at) != check.getValue() || number(at + 4) != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new DataFormatException("other bytes than were packed");
        }
        at += TRAILER;
        in = GzipState.HEADER;
        return true;
    }

    private long number(int position) {
        return unsigned(position)
                | (long) unsigned(position + 1) << 8
                | (long) unsigned(position + 2) << 16
                | (long) unsigned(position + 3) << 24;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
