package org.kept.scorecard;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.chart.BarStrip;
import org.kept.chart.HourGrid;
import org.kept.hours.HourPromise;
import org.kept.hours.HourRange;
import org.kept.rollup.Slice;
import org.kept.signal.Verdict;
import org.kept.ui.NumberFormatter;
import org.kept.view.KpiFormatter;
import org.kept.view.KpiView;

/**
 * A KPI by which a promise of all hours is judged, as a row of the scorecard page.
 *
 * @param kept how many of the judged hours kept the promise; null if none was judged
 * @param words the share of hours that kept the promise, and the hours that clearly missed it
 * @param verdict null while the week is in progress
 */
public record HourPromiseRow(
        String name,
        String href,
        @Nullable String kept,
        @Nullable String target,
        BarStrip strip,
        String words,
        @Nullable String verdict) {

    static HourPromiseRow of(HourPromise promise, Period week, boolean complete, Slice slice) {
        var judgement = promise.judgement();
        var kept = judgement.kept() + " of " + judgement.judged();
        return new HourPromiseRow(
                promise.kpi().title(promise.settings()),
                KpiView.HOURS
                        .address(promise.kpi(), slice)
                        .with("to", week.code())
                        .with("span", "1w")
                        .href(),
                promise.isJudged() ? kept : null,
                KpiFormatter.target(promise.kpi(), promise.target()),
                strip(promise, kept),
                words(promise, complete),
                complete ? verdict(promise).code() : null);
    }

    private static String words(HourPromise promise, boolean complete) {
        var share = promise.judgement().share();
        if (share.isEmpty()) {
            return complete ? "No hour had enough data to judge." : "Hours are judged when the week ends.";
        }
        var kept = NumberFormatter.figure("fraction", share.getAsDouble()) + " of the hours judged met the target";
        return kept + (promise.isMissed() ? "; clearly " + promise.worstInWords() : "; none clearly missed") + ".";
    }

    private static BarStrip strip(HourPromise promise, String kept) {
        var judgement = promise.judgement();
        var cells = IntStream.range(0, judgement.hours().size())
                .mapToObj(hour -> cell(promise, hour))
                .toList();
        var description = "24 hours of the day" + (promise.isJudged() ? ", " + kept + " met the target" : "");
        return BarStrip.of(promise.kpi().unit().code(), cells, promise.target().bounds(), description);
    }

    private static HourGrid.HourGridCell cell(HourPromise promise, int hour) {
        var value = promise.judgement().hours().get(hour).value();
        return new HourGrid.HourGridCell(
                value.isPresent() ? (Double) value.getAsDouble() : null,
                promise.judgement().verdicts().get(hour).partCode(),
                HourRange.clock(hour));
    }

    /** The week's verdict from its hours: one clearly missed hour is a miss. */
    static Verdict verdict(HourPromise promise) {
        if (promise.isMissed()) {
            return Verdict.MISSED;
        }
        if (promise.isJudged()) {
            return Verdict.MET;
        }
        return promise.judgement().hours().stream().anyMatch(hour -> hour.isPresent())
                ? Verdict.TOO_FEW
                : Verdict.NO_DATA;
    }

    static List<HourPromiseRow> of(Scorecard card, Scorecard.ClauseCard clause) {
        return clause.hours().stream()
                .map(promise -> of(promise, card.week(), card.complete(), card.cut()))
                .toList();
    }
}
