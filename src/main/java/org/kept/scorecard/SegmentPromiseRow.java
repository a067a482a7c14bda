package org.kept.scorecard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.chart.BarStrip;
import org.kept.chart.HourGrid;
import org.kept.everyone.Segment;
import org.kept.everyone.SegmentPromise;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.rollup.Dimension;
import org.kept.rollup.Slice;
import org.kept.signal.Verdict;
import org.kept.ui.ListFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.view.KpiFormatter;
import org.kept.view.KpiView;

/**
 * A KPI by which a promise to everyone is judged, as a row of the scorecard page.
 *
 * @param by the dimensions it is judged by: teams, channels or both
 * @param missed how many of the judged segments clearly missed it; null if none was judged
 * @param strip all segments against the target; null if there are more than 24
 * @param words the worst segment, and how many of how many clearly missed it
 * @param verdict null while the week is in progress
 */
public record SegmentPromiseRow(
        String name,
        String href,
        String by,
        @Nullable String missed,
        @Nullable String target,
        @Nullable BarStrip strip,
        String words,
        @Nullable String verdict) {

    /** The most bars that fit in a line of text. */
    private static final int MAX_BARS = 24;

    static List<SegmentPromiseRow> of(Scorecard card, Scorecard.ClauseCard clause) {
        return clause.everyone().stream()
                .map(promise -> of(promise, card.week(), card.complete(), card.cut()))
                .toList();
    }

    static SegmentPromiseRow of(SegmentPromise promise, Period week, boolean complete, Slice slice) {
        return new SegmentPromiseRow(
                promise.kpi().title(promise.settings()),
                href(promise, week, complete, slice),
                "by " + dimensionNames(promise, "and"),
                promise.isJudged() ? promise.clearlyMissed() + " of " + promise.judged() : null,
                KpiFormatter.target(promise.kpi(), promise.target()),
                strip(promise),
                words(promise, complete),
                complete ? verdict(promise).code() : null);
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
        return BarStrip.of(promise.kpi().unit().code(), cells, promise.target().bounds(), "One bar each: " + names);
    }

    private static Stream<Dimension> dimensions(SegmentPromise promise) {
        return promise.segments().stream().map(Segment::by).distinct();
    }

    private static String dimensionNames(SegmentPromise promise, String conjunction) {
        return ListFormatter.list(dimensions(promise).map(Dimension::code).toList(), conjunction);
    }

    private static String words(SegmentPromise promise, boolean complete) {
        if (!complete) {
            return "Each " + dimensionNames(promise, "and") + " is judged when the week ends.";
        }
        var dimensionNames = dimensionNames(promise, "or");
        if (!promise.isJudged()) {
            return "No " + dimensionNames + " had enough data to judge.";
        }
        var tooFew = promise.tooFew() == 0 ? "" : " " + promise.tooFew() + " had too few to judge.";
        return promise.worst()
                        .map(worst -> "Worst: " + worst(promise.kpi(), worst) + "." + counts(promise))
                        .orElse("No " + dimensionNames + " clearly missed the target.")
                + tooFew;
    }

    /** Clear misses by dimension; empty for a single dimension, because the row already has that number. */
    private static String counts(SegmentPromise promise) {
        var counts = dimensions(promise)
                .map(by -> count(promise, by))
                .flatMap(Optional::stream)
                .toList();
        return counts.size() < 2 ? "" : " Clearly missed by " + ListFormatter.list(counts) + ".";
    }

    /** {@code team south, 40.0% (95% interval 27.6% to 53.8%; 50 contacts)}. */
    private static String worst(Kpi kpi, Segment segment) {
        return segment.words() + ", "
                + segment.reading()
                        .fold(
                                present -> NumberFormatter.value(kpi.unit().code(), present.amount()) + " ("
                                        + certainty(kpi, present) + ")",
                                absent -> absent.why());
    }

    private static String certainty(Kpi kpi, Reading.Present present) {
        var count = NumberFormatter.count(Math.round(present.sample().orElse(0)));
        var sample = Catalogue.find(kpi.code()).isPresent()
                ? count + " " + kpi.change().things()
                : "sample " + count;
        var interval = present.interval();
        return interval == null
                ? sample
                : "95% interval " + NumberFormatter.interval(kpi.unit().code(), interval.low(), interval.high()) + "; "
                        + sample;
    }

    /** {@code 2 of 3 teams}; empty if none could be judged. */
    private static Optional<String> count(SegmentPromise promise, Dimension by) {
        var verdicts = promise.segments().stream()
                .filter(each -> each.by() == by)
                .map(Segment::verdict)
                .filter(Verdict::isJudged)
                .toList();
        var missed =
                verdicts.stream().filter(each -> each == Verdict.CLEARLY_MISSED).count();
        return verdicts.isEmpty()
                ? Optional.empty()
                : Optional.of((missed == 0 ? "none" : missed) + " of "
                        + NumberFormatter.of(verdicts.size(), by.code(), by.plural()));
    }

    /** The week's verdict from its teams and channels: one clear miss is a miss. */
    static Verdict verdict(SegmentPromise promise) {
        if (promise.isMissed()) {
            return Verdict.MISSED;
        }
        if (promise.isJudged()) {
            return Verdict.MET;
        }
        return promise.tooFew() > 0 ? Verdict.TOO_FEW : Verdict.NO_DATA;
    }
}
