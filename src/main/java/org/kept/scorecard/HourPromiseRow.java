package org.kept.scorecard;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kept.chart.BarStrip;
import org.kept.chart.HourGrid;
import org.kept.hours.HourPromise;
import org.kept.hours.HourRange;
import org.kept.view.KpiFormatter;
import org.kept.view.KpiView;

/**
 * A KPI by which a promise of all hours is judged, as a row of the scorecard page.
 *
 * @param kept how many of the judged hours met the target; null if none was judged
 * @param words how many of the promised hours were judged, how many met the target, and which clearly missed it
 * @param verdict null while the week is in progress
 * @param raise the address of the form that raises an action at it; null unless it was missed
 */
public record HourPromiseRow(
        String name,
        String href,
        @Nullable String kept,
        @Nullable String target,
        BarStrip strip,
        String words,
        @Nullable String verdict,
        @Nullable String raise) {

    static HourPromiseRow of(HourPromise promise, String clause, Scorecard card) {
        var judgement = promise.judgement();
        var kept = judgement.kept() + " of " + judgement.judged();
        return new HourPromiseRow(
                promise.kpi().title(promise.settings()),
                KpiView.HOURS
                        .address(promise.kpi(), card.cut())
                        .with("to", card.week().code())
                        .with("span", "1w")
                        .href(),
                promise.isJudged() ? kept : null,
                KpiFormatter.target(promise.kpi(), promise.target()),
                strip(promise, kept),
                promise.excluded() == null ? promise.sentence() : promise.sentence() + " Excluded time is left out.",
                card.complete() ? promise.verdict().code() : null,
                card.complete() && promise.isMissed()
                        ? ScorecardSections.raiseHref(card, promise.kpi().code(), clause)
                        : null);
    }

    private static BarStrip strip(HourPromise promise, String kept) {
        var judgement = promise.judgement();
        var cells = IntStream.range(0, judgement.hours().size())
                .mapToObj(hour -> cell(promise, hour))
                .toList();
        var description = "24 hours of the day" + (promise.isJudged() ? ", " + kept + " met the target" : "");
        return BarStrip.of(promise.kpi().display(), cells, promise.target().bounds(), description);
    }

    private static HourGrid.HourGridCell cell(HourPromise promise, int hour) {
        var value = promise.judgement().hours().get(hour).value();
        return new HourGrid.HourGridCell(
                value.isPresent() ? (Double) value.getAsDouble() : null,
                promise.judgement().verdicts().get(hour).partCode(),
                HourRange.clock(hour));
    }

    static List<HourPromiseRow> of(Scorecard card, Scorecard.ClauseCard clause) {
        return clause.hours().stream()
                .map(promise -> of(promise, clause.clause().code(), card))
                .toList();
    }
}
