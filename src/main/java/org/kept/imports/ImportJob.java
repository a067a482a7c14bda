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
 * @param by author of the import
 * @param reach data that the author may send
 * @param bytes size of the file
 * @param rows number of its rows or payloads; null until they are counted
 * @param progress progress so far
 * @param failure why it could not continue; null if it could
 * @param attempts number of attempts by a node since it last made progress
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
     * Progress of an import.
     *
     * @param rows number of rows or payloads read
     * @param records number of finished records, which another node skips when it continues
     */
    public record ImportProgress(long rows, long records, ImportReceipt receipt) {

        /** The progress of an import that has not begun. */
        public static final ImportProgress NONE = new ImportProgress(0, 0, ImportReceipt.EMPTY);
    }

    /** Percentage of the file that has been read; 0 while its rows are not counted. */
    public int percent() {
        var total = rows;
        return total == null || total == 0 ? 0 : (int) Math.min(100, 100 * progress.rows() / total);
    }
}
