package org.kept.scorecard.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.ReadSession;
import org.kept.problem.Problem;
import org.kept.rollup.Slice;
import org.kept.scorecard.PublishedScorecards;
import org.kept.scorecard.ScorecardService;
import org.kept.scorecard.published.PublicationStore;
import org.kept.scorecard.published.PublishedComparison;
import org.kept.scorecard.published.PublishedWeek;
import org.kept.scorecard.published.Restatement;

/** Compares ranges of published weeks with their current scorecards. */
@ApplicationScoped
class RestatementReader {

    /** Default number of published weeks to compare. */
    static final int WEEKS = 13;

    /** Maximum number of weeks in one answer, because each is recalculated. */
    static final int MAX_WEEKS = 53;

    private final PublicationStore store;
    private final ScorecardService scorecardService;
    private final PublishedScorecards publishedScorecards;
    private final ReadSession reads;

    RestatementReader(
            PublicationStore store,
            ScorecardService scorecardService,
            PublishedScorecards publishedScorecards,
            ReadSession reads) {
        this.store = store;
        this.scorecardService = scorecardService;
        this.publishedScorecards = publishedScorecards;
        this.reads = reads;
    }

    /**
     * The published weeks of a range, each compared with its current scorecard, newest first.
     *
     * @param from the code of the first week; null for the last 13 published weeks up to {@code to}
     * @param to the code of the last week; null for the newest
     * @throws Problem 400 if one is not a week, or the range has more than 53
     */
    List<PublishedComparison> compare(@Nullable String from, @Nullable String to) {
        var last = to == null || to.isBlank() ? null : week("to", to);
        var first = from == null || from.isBlank() ? null : week("from", from);
        return reads.during(() -> comparisons(first, last));
    }

    /** The restatements of these weeks; see {@link #compare(String, String)}. */
    List<Restatement> find(@Nullable String from, @Nullable String to) {
        return compare(from, to).stream()
                .flatMap(each -> each.restatements().stream())
                .toList();
    }

    private List<PublishedComparison> comparisons(@Nullable Period first, @Nullable Period last) {
        var weeks = store.newestFirst(last, first == null ? WEEKS : MAX_WEEKS + 1).stream()
                .filter(each -> first == null || first.compareTo(each.week()) <= 0)
                .toList();
        if (weeks.size() > MAX_WEEKS) {
            throw Problem.parameter("from", "from and to may be at most " + MAX_WEEKS + " published weeks apart.");
        }
        return weeks.stream().flatMap(each -> compare(each).stream()).toList();
    }

    /** The published week compared with its current scorecard. */
    private Optional<PublishedComparison> compare(PublishedWeek published) {
        var card = scorecardService.scorecard(published.week(), Slice.ALL, DataScope.EVERYTHING);
        return publishedScorecards.comparison(card, DataScope.EVERYTHING);
    }

    private static Period week(String name, String text) {
        try {
            var week = Period.parse(text);
            if (week.grain() == Grain.WEEK) {
                return week;
            }
        } catch (IllegalArgumentException e) {
            // Not a week: reported below.
        }
        throw Problem.parameter(name, name + " must be a week such as 2026-W46.");
    }
}
