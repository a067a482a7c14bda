package org.kept.ingest.upload;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.Receipt;

/** A validated CSV file that waits for confirmation. */
final class CheckedFile {

    private final String id;
    private final String name;
    private final Path path;
    private final Instant checkedAt;
    private final IngestOptions options;
    private final Receipt dryRunReceipt;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile @Nullable Receipt receipt;

    CheckedFile(String id, String name, Path path, Instant since, IngestOptions options, Receipt rehearsal) {
        this.id = id;
        this.name = name;
        this.path = path;
        this.checkedAt = since;
        this.options = options;
        this.dryRunReceipt = rehearsal;
    }

    /** Random, so that no one can guess it. */
    String id() {
        return id;
    }

    /** File name on the computer it came from. */
    String name() {
        return name;
    }

    Path path() {
        return path;
    }

    Instant checkedAt() {
        return checkedAt;
    }

    /** Options of the import: those of the check, but not a dry run. */
    IngestOptions options() {
        return options;
    }

    /** Receipt of the dry run. */
    Receipt dryRunReceipt() {
        return dryRunReceipt;
    }

    /** Receipt of the import; null until it is sent. */
    @Nullable
    Receipt receipt() {
        return receipt;
    }

    /** Claims the file; true only for the first caller, so that a double click sends once. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    boolean isClaimed() {
        return claimed.get();
    }

    /** Allows another attempt after a failure; what is already stored is only replayed. */
    void release() {
        claimed.set(false);
    }

    void complete(Receipt result) {
        receipt = result;
    }
}
