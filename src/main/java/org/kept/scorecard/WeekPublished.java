package org.kept.scorecard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;

/**
 * CDI event, fired synchronously in the transaction that publishes a week. Whatever an observer stores is committed with
 * the publication, once; if an observer fails, the week is not published and the clock tries again.
 *
 * @param card the scorecard of the whole company as it is published, with everything that is in it
 * @param at accurate to a microsecond, as stored
 * @param by an e-mail address or {@code key:} and the prefix of a key; {@code kept} if the clock published it
 * @param comment what a manager says about the week, in lines; null without one
 * @param digest the SHA-256 hash of the document that is kept, in hexadecimal, as in the audit trail
 */
public record WeekPublished(
        Scorecard card, Instant at, String by, @Nullable String comment, String digest) {

    /** The week. */
    public Period week() {
        return card.week();
    }
}
