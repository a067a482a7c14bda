package org.kept.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;

/**
 * One import of a file.
 *
 * @param fileName name of the file; null if it came without one
 * @param mapping name of the mapping; empty until a person has chosen one
 * @param document the mapping as it was when the import was started; empty before
 * @param by who started it
 * @param reach what they may send
 * @param bytes size of the file
 * @param rows number of its rows or payloads; null until they are counted
 * @param progress how far it is
 * @param failure why it could not go on; null if it could
 * @param attempts how often a node began it without getting further
 */
public record ImportJob(
        String id,
        @Nullable String fileName,
        String mapping,
        String document,
        boolean correct,
        boolean dryrun,
        ImportState state,
        Actor by,
        DataScope reach,
        long bytes,
        @Nullable Long rows,
        ImportProgress progress,
        @Nullable String failure,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant finished,
        int attempts) {

    /**
     * How far an import is.
     *
     * @param rows rows or payloads that were read
     * @param records records that are done, and skipped when another node goes on
     */
    public record ImportProgress(long rows, long records, ImportReceipt receipt) {

        /** The progress of an import that has not begun. */
        public static final ImportProgress NONE = new ImportProgress(0, 0, ImportReceipt.EMPTY);
    }

    /** Share of the file that was read, in percent; 0 while its rows are not counted. */
    public int percent() {
        var total = rows;
        return total == null || total == 0 ? 0 : (int) Math.min(100, 100 * progress.rows() / total);
    }
}
