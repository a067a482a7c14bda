package org.kept.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.kept.problem.Problem;

/** A body that came in as gzip, unpacked as it is read, up to a limit: a small bomb must not become a large body. */
final class Unpacked extends InputStream {

    private static final int BUFFER = 16 * 1024;

    private final GZIPInputStream stream;
    private final long most;
    private long read;

    /** Reads the header at once; what is no gzip fails with {@link java.util.zip.ZipException}. */
    Unpacked(InputStream packed, long most) throws IOException {
        this.stream = new GZIPInputStream(packed, BUFFER);
        this.most = most;
    }

    static Problem notGzip() {
        return Problem.unreadable("The body is not gzip, as its Content-Encoding says. What could be unpacked before"
                + " that was taken; send it again whole: nothing is counted twice.");
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var count = stream.read(bytes, offset, length);
        read += Math.max(0, count);
        if (read > most) {
            throw Problem.tooLarge("Unpacked, the body is larger than " + most / (1024 * 1024)
                    + " MiB. What came before that was taken; send the rest in several, or without gzip.");
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
