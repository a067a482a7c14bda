package org.kept.scorecard;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.chart.BarStrip;
import org.kept.chart.HourGrid;
import org.kept.everyone.Segment;
import org.kept.everyone.SegmentPromise;
import org.kept.rollup.Dimension;
import org.kept.rollup.Slice;
import org.kept.view.KpiFormatter;
import org.kept.view.KpiView;

/**
 * A KPI by which a promise to everyone is judged, as a row of the scorecard page.
 *
 * @param by the dimensions it is judged by: teams, channels or both
 * @param missed how many of the judged segments clearly missed it; null if none was judged
 * @param strip all segments against the target; null if there are more than 24
 * @param words how many of the promised segments were judged, how many met the target, and the worst of the others
 * @param verdict null while the week is in progress
 * @param raise the address of the form that raises an action at it; null unless it was missed
 */
public record SegmentPromiseRow(
        String name,
        String href,
        String by,
        @Nullable String missed,
        @Nullable String target,
        @Nullable BarStrip strip,
        String words,
        @Nullable String verdict,
        @Nullable String raise) {

    /** The most bars that fit in a line of text. */
    private static final int MAX_BARS = 24;

    static List<SegmentPromiseRow> of(Scorecard card, Scorecard.ClauseCard clause) {
        return clause.everyone().stream()
                .map(promise -> of(promise, clause.clause().code(), card))
                .toList();
    }

    static SegmentPromiseRow of(SegmentPromise promise, String clause, Scorecard card) {
        return new SegmentPromiseRow(
                promise.kpi().title(promise.settings()),
                href(promise, card.week(), card.complete(), card.cut()),
                "by " + dimensions(promise).map(Dimension::code).collect(Collectors.joining(" and ")),
                promise.isJudged() ? promise.clearlyMissed() + " of " + promise.judged() : null,
                KpiFormatter.target(promise.kpi(), promise.target()),
                strip(promise),
                promise.excluded() == null ? promise.sentence() : promise.sentence() + " Excluded time is left out.",
                card.complete() ? promise.verdict().code() : null,
                card.complete() && promise.isMissed()
                        ? ScorecardSections.raiseHref(card, promise.kpi().code(), clause)
                        : null);
    }

    /** The page that compares the segments, by the dimension of the worst one, otherwise by the first. */
    private static String href(SegmentPromise promise, Period week, boolean complete, Slice slice) {
        var by = promise.worst().map(Segment::by).or(() -> dimensions(promise).findFirst());
        return KpiView.TEAMS
                .address(promise.kpi(), slice)
                .with("to", complete ? week.code() : null)
                .with("span", complete ? "1w" : null)
                .with(
                        "by",
                        by.filter(each -> each == Dimension.CHANNEL)
                                .map(Dimension::code)
                                .orElse(null))
                .href();
    }

    private static @Nullable BarStrip strip(SegmentPromise promise) {
        if (promise.segments().size() > MAX_BARS) {
            return null;
        }
        var cells = promise.segments().stream()
                .map(each -> new HourGrid.HourGridCell(
                        each.reading().value().isPresent()
                                ? (Double) each.reading().value().getAsDouble()
                                : null,
                        each.verdict().partCode(),
                        each.words()))
                .toList();
        var names = promise.segments().stream().map(Segment::words).collect(Collectors.joining(", "));
        return BarStrip.of(promise.kpi().display(), cells, promise.target().bounds(), "One bar each: " + names);
    }

    private static Stream<Dimension> dimensions(SegmentPromise promise) {
        return promise.segments().stream().map(Segment::by).distinct();
    }
}
