package org.kept.imports.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.kept.mapping.SourceRecord;

/** The records of an open file, read one by one on demand. */
public abstract class SourceRecords implements Iterator<SourceRecord>, Closeable {

    private @Nullable SourceRecord next;
    private long read;
    private boolean ended;

    /** Reads the next record; null after the last. */
    abstract @Nullable SourceRecord readNext() throws IOException;

    /** Number of records read. */
    public final long read() {
        return read;
    }

    @Override
    public final boolean hasNext() {
        if (next == null && !ended) {
            try {
                next = readNext();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public final SourceRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var record = next;
        if (record == null) {
            throw new NoSuchElementException();
        }
        next = null;
        read++;
        return record;
    }
}
