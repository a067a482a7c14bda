package org.kept.scorecard.published;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.ui.NumberFormatter;

/**
 * A cause for a number that differs from the published one.
 *
 * @param counted what changed; null where it is not about events
 * @param count of events or figures; 0 where it is not about them
 * @param since when the first of it happened; null if that is not known
 * @param words within a sentence: {@code 40 events came later}
 */
public record RestatementCause(
        CauseKind kind,
        @Nullable CountedChange counted,
        long count,
        @Nullable Instant since,
        String words) {

    /** What a cause counts. */
    public enum CountedChange {
        EVENT,
        FIGURE;

        /** The noun, also as stored. */
        String noun() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A cause that counts nothing. */
    static RestatementCause of(CauseKind kind, @Nullable Instant since, String words) {
        return new RestatementCause(kind, null, 0, since, words);
    }

    /** Events or figures that came later, were corrected or were voided: {@code 1 figure was voided}. */
    static RestatementCause of(CauseKind kind, CountedChange counted, long count, Instant since) {
        var subject = NumberFormatter.count(count) + " " + counted.noun() + (count == 1 ? "" : "s");
        var was = count == 1 ? " was " : " were ";
        var words =
                switch (kind) {
                    case LATE -> subject + " came later";
                    case CORRECTED -> subject + was + "corrected";
                    case VOIDED -> subject + was + "voided";
                    case MISSION, SETTING, EXCLUSION, OTHER -> throw new IllegalArgumentException(kind.code());
                };
        return new RestatementCause(kind, counted, count, since, words);
    }

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
