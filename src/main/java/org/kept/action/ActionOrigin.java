package org.kept.action;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;

/**
 * Where an action was raised.
 *
 * @param week the Monday of the week of the row; null if it was raised at no week
 * @param alert the id of the alert; null if it was raised at none
 * @param comment the event with the customer's comment; null if it was raised at none, or the customer was erased
 */
public record ActionOrigin(
        OriginKind kind, @Nullable LocalDate week, @Nullable String alert, Event.@Nullable EventKey comment) {

    /** An idea that was raised at nothing in particular. */
    public static final ActionOrigin IDEA = new ActionOrigin(OriginKind.IDEA, null, null, null);

    /** The place at which an action can be raised. The code is stored, so it never changes. */
    public enum OriginKind {
        IDEA("an idea"),
        CLAUSE("a clause"),
        ROW("a row of the scorecard"),
        ALERT("an alert"),
        COMMENT("a customer's comment");

        private final String words;

        OriginKind(String words) {
            this.words = words;
        }

        /** The code as stored and sent: {@code row}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The place with its article, to follow "from". */
        public String words() {
            return words;
        }

        /** The kind with this code; empty if there is none. */
        public static Optional<OriginKind> of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst();
        }
    }
}
