package org.kept.imports.schedule;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of a file.
 *
 * @param importId id of the import that was started; null if none was
 * @param detail why it failed, as a sentence; null if it did not
 */
record ScheduleRun(
        Instant started,
        Instant finished,
        RunOutcome outcome,
        @Nullable String importId,
        @Nullable String detail) {

    /** Result of a run. The code is stored. */
    enum RunOutcome {
        /** An import was started. */
        IMPORTED,
        /** The file is the one imported last. */
        UNCHANGED,
        FAILED;

        /** The code as stored and sent: {@code imported}. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static RunOutcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
