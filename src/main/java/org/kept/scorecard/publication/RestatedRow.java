package org.kept.scorecard.publication;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.scorecard.published.PublicationWords;
import org.kept.scorecard.published.Restatement;
import org.kept.ui.DateFormatter;

/**
 * A restatement in words.
 *
 * @param quote the words of the clause
 * @param since null if that is not known
 */
public record RestatedRow(
        String week,
        String href,
        String name,
        String role,
        String quote,
        String then,
        String now,
        String because,
        @Nullable String since) {

    static RestatedRow of(Restatement restatement, String quote, ZoneId zone) {
        var row = restatement.row();
        var since = restatement.since();
        var because = restatement.because();
        return new RestatedRow(
                DateFormatter.heading(restatement.week()),
                "/scorecards/" + restatement.week().code() + "/publication",
                row.name(),
                PublicationWords.role(row.role()),
                quote,
                PublicationWords.then(restatement),
                PublicationWords.now(restatement),
                because.substring(0, 1).toUpperCase(Locale.ROOT) + because.substring(1),
                since == null ? null : DateFormatter.moment(since, zone));
    }
}
