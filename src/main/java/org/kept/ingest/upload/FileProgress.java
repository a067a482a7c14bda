package org.kept.ingest.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.RecordParser;

/** Progress of one pass over a file. Once cancelled, the pass ends after the rows it has read. */
final class FileProgress {

    private final long size;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final BooleanSupplier cancelled;

    /**
     * Creates progress with nothing read.
     *
     * @param size bytes of the file
     */
    FileProgress(long size, BooleanSupplier cancelled) {
        this.size = size;
        this.cancelled = cancelled;
    }

    /** Percentage of the file that has been read. */
    int percent() {
        return size == 0 ? 0 : (int) Math.min(100, 100 * bytes.get() / size);
    }

    /** Number of rows that have been read. */
    long rows() {
        return rows.get();
    }

    /** Opens the file, which ends early if cancelled. */
    InputStream open(Path path) throws IOException {
        return new FilterInputStream(Files.newInputStream(path)) {

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                var count = cancelled.getAsBoolean() ? -1 : super.read(buffer, from, length);
                bytes.addAndGet(Math.max(0, count));
                return count;
            }
        };
    }

    /** Counts the parser's records; once cancelled, the parser makes no more records, so that no row is cut. */
    RecordParser counting(RecordParser parser) {
        return new RecordParser() {

            @Override
            public void read(byte[] part, Consumer<RawRecord> each) {
                if (!cancelled.getAsBoolean()) {
                    parser.read(part, counted(each));
                }
            }

            @Override
            public void end(Consumer<RawRecord> each) {
                if (!cancelled.getAsBoolean()) {
                    parser.end(counted(each));
                }
            }
        };
    }

    private Consumer<RawRecord> counted(Consumer<RawRecord> each) {
        return rawRecord -> {
            rows.incrementAndGet();
            each.accept(rawRecord);
        };
    }
}
