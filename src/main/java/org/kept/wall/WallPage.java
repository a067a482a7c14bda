package org.kept.wall;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.scorecard.ScorecardPage;
import org.kept.scorecard.ScorecardSummaries;

/**
 * The wall view as page text.
 *
 * @param board the scorecard of the last complete week, in words
 * @param updated the time of day in the zone: {@code 09:31}
 * @param theme {@code light} or {@code dark}; null to follow the screen's system setting
 * @param fixed whether a single clause is shown, without rotation
 * @param panels the clauses shown in turn
 * @param thanks recognitions for the week
 * @param strip all clauses, in a line below the panels
 * @param within whether the viewer is signed in and so may open other pages
 * @param maker whether the viewer may also create links
 */
public record WallPage(
        String company,
        ScorecardSummaries.ScorecardSummary board,
        String updated,
        String zone,
        @Nullable String theme,
        boolean fixed,
        List<WallPanel> panels,
        List<ScorecardPage.WeekThanks> thanks,
        List<ScorecardPage.ClauseGroup> strip,
        boolean within,
        boolean maker) {

    /**
     * A clause, shown large.
     *
     * @param guarantee what a customer is promised and gets if it is broken; null without a guarantee
     * @param behaviours how we keep it, in words; null if there are none, or if it is not the clause of the week
     * @param mayDecide what anyone may decide without asking, in words; null as for {@code behaviours}
     */
    public record WallPanel(
            ScorecardPage.ClauseGroup clause,
            boolean ofTheWeek,
            @Nullable String guarantee,
            @Nullable String behaviours,
            @Nullable String mayDecide) {}
}
