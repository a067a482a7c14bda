package org.kept.table.xlsx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.kept.problem.Problem;

/** One unpacked part of a workbook; throws a problem if it grows too large or has an endless tag or text. */
final class BoundedEntryStream extends FilterInputStream {

    private static final int LONGEST_MARKUP = 1 << 20;
    private static final int SKIPPED_AT_ONCE = 1 << 16;

    private final boolean isXml;
    private long limit;
    private long count;
    private long sinceTag;

    BoundedEntryStream(InputStream in, boolean isXml, long limit) {
        super(in);
        this.isXml = isXml;
        this.limit = limit;
    }

    /** Number of bytes so far. */
    long count() {
        return count;
    }

    /** Lowers the limit of this part; has no effect if it is lower already. */
    void limit(long bytes) {
        limit = Math.min(limit, bytes);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var read = super.read(bytes, offset, length);
        if (read > 0) {
            count += read;
            if (count > limit) {
                throw Problem.tooLarge("This workbook is too large when unpacked. Save the sheet you need as a workbook"
                        + " of its own, or as CSV.");
            }
            if (isXml) {
                measureMarkup(bytes, offset, read);
            }
        }
        return read;
    }

    private void measureMarkup(byte[] bytes, int offset, int length) {
        for (var i = offset; i < offset + length; i++) {
            sinceTag = bytes[i] == '<' ? 0 : sinceTag + 1;
            if (sinceTag > LONGEST_MARKUP) {
                throw XlsxCheck.damaged();
            }
        }
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, SKIPPED_AT_ONCE)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // Not closed: some parsers close the stream, but the bytes after the document must be counted too.
    }
}
