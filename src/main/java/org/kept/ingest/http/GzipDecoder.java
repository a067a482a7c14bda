package org.kept.ingest.http;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Problem;

/**
 * Incremental gzip decoder (RFC 1952) with a limit on the decompressed size, against decompression bombs.
 *
 * <p>The JDK's stream blocks its thread to wait for input; this one returns. Concatenated gzip members are one body, as
 * gzip itself defines.
 */
public final class GzipDecoder implements AutoCloseable {

    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int FLAGS_OFFSET = 3;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;
    private static final int MAX_HEADER_BYTES = 128 * 1024;

    private enum GzipState {
        HEADER,
        DATA,
        TRAILER
    }

    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[32 * 1024];
    private final long maxBytes;
    private GzipState state = GzipState.HEADER;
    private byte[] input = {};
    private int offset;
    private boolean started;
    private long unpackedBytes;
    private @Nullable Problem problem;

    public GzipDecoder(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    private static Problem notGzip() {
        return Problem.unreadable("The body is not valid gzip. Events before the error may be stored. Send the whole"
                + " body again: nothing is counted twice.");
    }

    /** Adds compressed bytes; call {@link #next} until it returns no more bytes. */
    public void add(byte[] packed) {
        var joined = new byte[input.length - offset + packed.length];
        System.arraycopy(input, offset, joined, 0, input.length - offset);
        System.arraycopy(packed, 0, joined, input.length - offset, packed.length);
        input = joined;
        offset = 0;
    }

    /** About {@code atLeast} decompressed bytes; fewer if the input is used up or there is a {@link #problem}. */
    public byte[] next(int atLeast) {
        var out = new ByteArrayOutputStream(buffer.length);
        try {
            while (problem == null && out.size() < atLeast && step(out)) {
                if (unpackedBytes > maxBytes) {
                    problem = Problem.tooLarge("Unpacked, the body is larger than " + maxBytes / (1024 * 1024)
                            + " MiB. Events before that limit may be stored. Split the body, or send it without gzip.");
                }
            }
        } catch (DataFormatException e) {
            problem = notGzip();
        }
        return out.toByteArray();
    }

    /**
     * The error that stops decompression; with {@code ends}, also the error of an incomplete body. Null if there is
     * none.
     */
    public @Nullable Problem problem(boolean ends) {
        var complete = started && state == GzipState.HEADER && offset == input.length;
        return problem == null && ends && !complete ? notGzip() : problem;
    }

    /** Decodes one step; false if there are too few bytes. */
    private boolean step(ByteArrayOutputStream out) throws DataFormatException {
        return switch (state) {
            case HEADER -> readHeader();
            case DATA -> readData(out);
            case TRAILER -> readTrailer();
        };
    }

    private boolean readHeader() throws DataFormatException {
        if (offset == input.length) {
            return false;
        }
        var end = headerEnd();
        if (end < 0) {
            if (input.length - offset > MAX_HEADER_BYTES) {
                throw new DataFormatException("header too long");
            }
            return false;
        }
        offset = end;
        started = true;
        inflater.reset();
        checksum.reset();
        state = GzipState.DATA;
        return true;
    }

    /** End of the header, or −1 if it is incomplete. */
    private int headerEnd() throws DataFormatException {
        byte[] magic = {0x1f, (byte) 0x8b, 8};
        for (var i = 0; i < Math.min(magic.length, input.length - offset); i++) {
            if (input[offset + i] != magic[i]) {
                throw new DataFormatException("not gzip");
            }
        }
        var end = offset + HEADER;
        if (end > input.length) {
            return -1;
        }
        var flags = input[offset + FLAGS_OFFSET];
        if ((flags & RESERVED) != 0) {
            throw new DataFormatException("unknown flag");
        }
        if ((flags & EXTRA) != 0) {
            end = end + 2 > input.length ? -1 : end + 2 + unsignedByte(end) + 256 * unsignedByte(end + 1);
        }
        end = (flags & NAME) == 0 ? end : afterZero(end);
        end = (flags & COMMENT) == 0 ? end : afterZero(end);
        end = (flags & HEADER_CHECKSUM) == 0 || end < 0 ? end : end + 2;
        return end > input.length ? -1 : end;
    }

    private int unsignedByte(int position) {
        return input[position] & 0xff;
    }

    private int afterZero(int from) {
        for (var i = from; from >= 0 && i < input.length; i++) {
            if (input[i] == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean readData(ByteArrayOutputStream out) throws DataFormatException {
        inflater.setInput(input, offset, input.length - offset);
        var count = inflater.inflate(buffer);
        offset = input.length - inflater.getRemaining();
        checksum.update(buffer, 0, count);
        out.write(buffer, 0, count);
        unpackedBytes += count;
        if (inflater.finished()) {
            state = GzipState.TRAILER;
            return true;
        }
        if (inflater.needsDictionary()) {
            throw new DataFormatException("dictionary not supported");
        }
        return count > 0;
    }

    private boolean readTrailer() throws DataFormatException {
        if (input.length - offset < TRAILER) {
            return false;
        }
        if (unsignedInt(offset) != checksum.getValue()
                || unsignedInt(offset + 4) != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new DataFormatException("checksum or length differs");
        }
        offset += TRAILER;
        state = GzipState.HEADER;
        return true;
    }

    private long unsignedInt(int position) {
        return unsignedByte(position)
                | (long) unsignedByte(position + 1) << 8
                | (long) unsignedByte(position + 2) << 16
                | (long) unsignedByte(position + 3) << 24;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
