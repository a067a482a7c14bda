package org.kept.scorecard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.everyone.EveryonePromise;
import org.kept.everyone.Segment;
import org.kept.kpi.Kpi;
import org.kept.rollup.Cut;
import org.kept.rollup.Dimension;
import org.kept.signal.Shown;
import org.kept.signal.Verdict;
import org.kept.ui.HourGrid;
import org.kept.ui.HourStrip;
import org.kept.ui.Numbers;
import org.kept.ui.Sentence;
import org.kept.view.KpiView;

/**
 * One KPI by which a promise to everyone is judged, as the scorecard shows it.
 *
 * @param by what it is judged by: teams, channels or both
 * @param missed how many of the judged ones clearly missed it; null where none was judged
 * @param strip all of them against the target; null where they are too many for it
 * @param words the worst of them, and how many of how many there are
 * @param verdict null while the week is running
 */
public record SegmentRow(
        String name,
        String href,
        String by,
        @Nullable String missed,
        @Nullable String target,
        @Nullable HourStrip strip,
        String words,
        @Nullable String verdict) {

    /** As many as a line of text can show. */
    private static final int MOST_BARS = 24;

    static List<SegmentRow> of(Scorecard card, Scorecard.ClauseCard clause) {
        return clause.everyone().stream()
                .map(promise -> of(promise, card.week(), card.complete(), card.cut()))
                .toList();
    }

    private static SegmentRow of(EveryonePromise promise, Period week, boolean complete, Cut cut) {
        return new SegmentRow(
                promise.kpi().title(promise.settings()),
                href(promise, week, complete, cut),
                "by " + kinds(promise).map(Dimension::code).collect(Collectors.joining(" and ")),
                promise.isJudged() ? promise.clearlyMissed() + " of " + promise.judged() : null,
                Shown.target(promise.kpi(), promise.target()),
                strip(promise),
                words(promise, complete),
                complete ? verdict(promise).code() : null);
    }

    /** Where the worst can be seen among the others; where there is none, among those that come first. */
    private static String href(EveryonePromise promise, Period week, boolean complete, Cut cut) {
        var by = promise.worst().map(Segment::by).or(() -> kinds(promise).findFirst());
        return KpiView.TEAMS
                .address(promise.kpi(), cut)
                .with("to", complete ? week.code() : null)
                .with("span", complete ? "1w" : null)
                .with(
                        "by",
                        by.filter(each -> each == Dimension.CHANNEL)
                                .map(Dimension::code)
                                .orElse(null))
                .href();
    }

    private static @Nullable HourStrip strip(EveryonePromise promise) {
        if (promise.segments().size() > MOST_BARS) {
            return null;
        }
        var cells = promise.segments().stream()
                .map(each -> new HourGrid.Cell(
                        each.reading().value().isPresent()
                                ? (Double) each.reading().value().getAsDouble()
                                : null,
                        each.verdict().partCode(),
                        each.words()))
                .toList();
        var names = promise.segments().stream().map(Segment::words).collect(Collectors.joining(", "));
        return HourStrip.of(promise.kpi().unit().code(), cells, promise.target().bounds(), "One bar each: " + names);
    }

    private static Stream<Dimension> kinds(EveryonePromise promise) {
        return promise.segments().stream().map(Segment::by).distinct();
    }

    private static String words(EveryonePromise promise, boolean complete) {
        var several = kinds(promise).map(Dimension::code).collect(Collectors.joining(" or "));
        if (!complete) {
            return "It is judged by each " + several + " when the week is over.";
        }
        if (!promise.isJudged()) {
            return "No " + several + " had enough to be judged.";
        }
        var few = promise.tooFew() == 0 ? "" : " " + promise.tooFew() + " had too few to say.";
        return promise.worst()
                        .map(worst -> "Worst is " + worst(promise.kpi(), worst) + "." + counts(promise))
                        .orElse("No " + several + " clearly misses it.")
                + few;
    }

    /** How many of which kind; nothing where one kind is all there is, because the row has that number. */
    private static String counts(EveryonePromise promise) {
        var counts = kinds(promise)
                .map(by -> count(promise, by))
                .flatMap(Optional::stream)
                .toList();
        return counts.size() < 2 ? "" : " Clearly missed by " + Sentence.list(counts) + ".";
    }

    private static String worst(Kpi kpi, Segment segment) {
        var unit = kpi.unit().code();
        return segment.words() + ": "
                + segment.reading()
                        .fold(
                                present -> {
                                    var interval = present.interval();
                                    var range = interval == null
                                            ? ""
                                            : " (" + Numbers.interval(unit, interval.low(), interval.high()) + ")";
                                    return Numbers.value(unit, present.amount()) + range + " of "
                                            + Numbers.count(
                                                    Math.round(present.sample().orElse(0)));
                                },
                                absent -> absent.why());
    }

    /** {@code 2 of 3 teams}; empty where none of them could be judged. */
    private static Optional<String> count(EveryonePromise promise, Dimension by) {
        var verdicts = promise.segments().stream()
                .filter(each -> each.by() == by)
                .map(Segment::verdict)
                .filter(Verdict::isJudged)
                .toList();
        var missed =
                verdicts.stream().filter(each -> each == Verdict.CLEARLY_MISSED).count();
        return verdicts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        (missed == 0 ? "none" : missed) + " of " + Numbers.of(verdicts.size(), by.code(), by.many()));
    }

    /** The week's verdict by its teams and channels: one that clearly missed it misses it. */
    static Verdict verdict(EveryonePromise promise) {
        if (promise.isMissed()) {
            return Verdict.MISSED;
        }
        if (promise.isJudged()) {
            return Verdict.MET;
        }
        return promise.tooFew() > 0 ? Verdict.TOO_FEW : Verdict.NO_DATA;
    }
}
