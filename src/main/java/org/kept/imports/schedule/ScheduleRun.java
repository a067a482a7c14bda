package org.kept.imports.schedule;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One time that a file was fetched.
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

    /** What came of it. The code is stored. */
    enum RunOutcome {
        /** An import was started. */
        IMPORTED,
        /** The file is the one that was imported last. */
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
