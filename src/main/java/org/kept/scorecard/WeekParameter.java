package org.kept.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.problem.Problem;

/** Parses the week in an address. */
@ApplicationScoped
public class WeekParameter {

    private final ScorecardService scorecardService;

    WeekParameter(ScorecardService scorecardService) {
        this.scorecardService = scorecardService;
    }

    /**
     * The week named {@code 2026-W46}, {@code current} or {@code last}.
     *
     * @throws Problem 404 if it is not a week
     */
    public Period parse(String text) {
        if (text.equals("current")) {
            return scorecardService.currentWeek();
        }
        if (text.equals("last")) {
            return scorecardService.lastWeek();
        }
        try {
            var period = Period.parse(text);
            if (period.grain() == Grain.WEEK) {
                return period;
            }
        } catch (IllegalArgumentException e) {
            // Not a week: reported below.
        }
        throw Problem.notFound("'" + text + "' is not a week. Use a week such as 2026-W46, or current or last.");
    }
}
