package org.kept.ingest.upload;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.Receipt;
import org.kept.ingest.csv.CsvFormat;
import org.kept.ingest.csv.CsvInspection;

/** An uploaded CSV file: read, checked, and imported after confirmation. */
final class CheckedFile {

    private final String id;
    private final String name;
    private final Path path;
    private final long size;
    private final Instant uploadedAt;
    private final IngestOptions options;
    private volatile boolean cancelled;
    private boolean importBegun;
    private FileStage stage = FileStage.READING;
    private FileProgress progress;
    private CsvFormat format;
    private @Nullable CsvInspection inspection;
    private @Nullable Receipt receipt;
    private @Nullable String failure;

    CheckedFile(
            String id, String name, Path path, long size, Instant uploadedAt, IngestOptions options, CsvFormat format) {
        this.id = id;
        this.name = name;
        this.path = path;
        this.size = size;
        this.uploadedAt = uploadedAt;
        this.options = options;
        this.format = format;
        this.progress = new FileProgress(size, this::isCancelled);
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

    Instant uploadedAt() {
        return uploadedAt;
    }

    /** Options of the import: those of the check, but not as a dry run. */
    IngestOptions options() {
        return options;
    }

    synchronized FileStage stage() {
        return stage;
    }

    /** Progress of the current stage, or of the last one with a job. */
    synchronized FileProgress progress() {
        return progress;
    }

    /** The rules to read it by, as far as they are chosen or detected. */
    synchronized CsvFormat format() {
        return format;
    }

    /** The findings before the check; null until then. */
    synchronized @Nullable CsvInspection inspection() {
        return inspection;
    }

    /** Receipt of the check or, once there is one, of the import; null before. */
    synchronized @Nullable Receipt receipt() {
        return receipt;
    }

    /** Reason why the last stage ended early; null if it did not. */
    synchronized @Nullable String failure() {
        return failure;
    }

    /** Asks the job to end after the rows that it has read. */
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Whether an import has begun, so that some of it may be stored. */
    synchronized boolean isImportBegun() {
        return importBegun;
    }

    /**
     * Begins a stage; false if the file is in another one than expected, so that a double click has no second effect.
     */
    synchronized boolean begin(FileStage expected, FileStage next) {
        if (stage != expected) {
            return false;
        }
        stage = next;
        importBegun = importBegun || next == FileStage.IMPORTING;
        // The old receipt is valid only while its check is being imported.
        receipt = next == FileStage.IMPORTING ? receipt : null;
        progress = new FileProgress(size, this::isCancelled);
        failure = null;
        return true;
    }

    /** Chooses rules; false if a job is working on the file, or the file is no longer needed. */
    synchronized boolean choose(CsvFormat chosen) {
        if (stage != FileStage.UNCLEAR && stage != FileStage.CHECKED && stage != FileStage.FAILED) {
            return false;
        }
        format = chosen;
        return begin(stage, FileStage.READING);
    }

    /** Saves the findings; next, the file is checked or someone has to choose. */
    synchronized void found(CsvInspection result) {
        inspection = result;
        format = result.format();
        stage = result.isClear() ? FileStage.CHECKING : FileStage.UNCLEAR;
        progress = result.isClear() ? new FileProgress(size, this::isCancelled) : progress;
    }

    /** Ends a stage with a receipt. */
    synchronized void complete(FileStage next, Receipt result) {
        stage = next;
        receipt = result;
    }

    /** Ends a stage early; the receipt stays only if the file waits for another attempt. */
    synchronized void stop(FileStage next, @Nullable String why) {
        stage = next;
        receipt = next == FileStage.CHECKED ? receipt : null;
        failure = why;
    }
}
