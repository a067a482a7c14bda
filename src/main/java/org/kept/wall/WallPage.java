package org.kept.wall;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.scorecard.ScorecardPage;
import org.kept.scorecard.ScorecardSummaries;

/**
 * The wall as it is shown, all in words.
 *
 * @param board the last week that is over, as its scorecard words it
 * @param updated when it was, on the clock of the zone: {@code 09:31}
 * @param theme {@code light} or {@code dark}; null for what the screen's own system says
 * @param fixed whether one clause alone is shown and nothing turns
 * @param panels the clauses that take turns
 * @param strip every clause in a line below them
 * @param within whether whoever looks is signed in, and so may go elsewhere
 * @param maker whether they may make links, too
 */
public record WallPage(
        String company,
        ScorecardSummaries.ScorecardSummary board,
        String updated,
        String zone,
        @Nullable String theme,
        boolean fixed,
        List<WallPanel> panels,
        List<ScorecardPage.ClauseGroup> strip,
        boolean within,
        boolean maker) {

    /**
     * One clause, large.
     *
     * @param guarantee what a customer is promised and gets otherwise; null where nothing is
     * @param behaviours what people do for it, in words; null where it is not the clause of the week, or says nothing
     */
    public record WallPanel(
            ScorecardPage.ClauseGroup clause,
            boolean ofTheWeek,
            @Nullable String guarantee,
            @Nullable String behaviours) {}
}
