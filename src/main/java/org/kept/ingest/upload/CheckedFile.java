package org.kept.ingest.upload;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.Receipt;

/** A CSV file that was checked, and waits for the word to send it. */
final class CheckedFile {

    private final String id;
    private final String name;
    private final Path path;
    private final Instant since;
    private final IngestOptions options;
    private final Receipt rehearsal;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile @Nullable Receipt receipt;

    CheckedFile(String id, String name, Path path, Instant since, IngestOptions options, Receipt rehearsal) {
        this.id = id;
        this.name = name;
        this.path = path;
        this.since = since;
        this.options = options;
        this.rehearsal = rehearsal;
    }

    /** Nobody can guess it. */
    String id() {
        return id;
    }

    /** As it was called on the computer it came from. */
    String name() {
        return name;
    }

    Path path() {
        return path;
    }

    Instant since() {
        return since;
    }

    /** How it is to be sent: as it was checked, but in earnest. */
    IngestOptions options() {
        return options;
    }

    /** What would become of it. */
    Receipt rehearsal() {
        return rehearsal;
    }

    /** What became of it; null while it was not sent. */
    @Nullable
    Receipt receipt() {
        return receipt;
    }

    /** True for the first who asks: of two clicks, one sends. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    boolean isClaimed() {
        return claimed.get();
    }

    /** After a failure it can be sent again: what is in already is only replayed. */
    void release() {
        claimed.set(false);
    }

    void sent(Receipt told) {
        receipt = told;
    }
}
