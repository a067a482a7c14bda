package org.kept.scorecard.published;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A cause for a number that differs from the published one.
 *
 * @param count of events; 0 where it is not about events
 * @param since time of the first occurrence; null if unknown
 * @param words within a sentence: {@code 40 events came later}
 */
public record RestatementCause(
        CauseKind kind, long count, @Nullable Instant since, String words) {

    /** Kinds of causes, in the order of display. */
    public enum CauseKind {
        MISSION,
        SETTING,
        EXCLUSION,
        LATE,
        CORRECTED,
        VOIDED,
        /** Any other cause, such as events of other weeks that the number depends on. */
        OTHER;

        /** The code in JSON. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
