package org.kept.teams;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.ListParameters;
import org.kept.rollup.Dimension;
import org.kept.ui.NumberFormatter;

/**
 * The teams or channels that a page lists; all of them are compared.
 *
 * @param before the number of those on earlier pages
 * @param all the number of those compared
 */
record ListedTeams(List<TeamComparison.ComparedTeam> shown, int before, int all) {

    /** The most that one page lists, and that a drawing names. */
    static final int LIMIT = 100;

    /**
     * The page after a cursor, in the order of the comparison.
     *
     * @param cursor the number of those before it; null for the first page
     * @throws org.kept.problem.Problem 400 if the cursor is not valid
     */
    static ListedTeams of(List<TeamComparison.ComparedTeam> all, @Nullable String cursor) {
        var before = ListParameters.after(cursor);
        if (before > 0 && before >= all.size()) {
            throw ListParameters.invalidCursor();
        }
        return new ListedTeams(all.subList(before, Math.min(before + LIMIT, all.size())), before, all.size());
    }

    /** The cursor of the next page; null on the last. */
    @Nullable
    String next() {
        var end = before + shown.size();
        return end < all ? Integer.toString(end) : null;
    }

    /** Which of how many are listed: {@code Teams 101 to 200 of 1,000.} Null if all are. */
    @Nullable
    String words(Dimension by) {
        return shown.size() == all
                ? null
                : TeamsNarrative.capitalized(by.plural()) + " " + NumberFormatter.count(before + 1) + " to "
                        + NumberFormatter.count(before + shown.size()) + " of " + NumberFormatter.count(all) + ".";
    }
}
