package org.kept.signal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.mission.Target;
import org.kept.stats.Backtest;
import org.kept.stats.ChartKind;
import org.kept.stats.Forecast;
import org.kept.ui.UnitRange;

/**
 * What the next period is likely to read if things go on as they are.
 *
 * @param period the one after the last that is over
 * @param forecast its middle, its 95 % range within what the number can be, and how it was computed
 * @param target what it will be judged by; null where nothing is known to
 * @param chanceOfMissing of that target, 0…1; null without one
 * @param tried how the same method did on the KPI's own past
 */
public record NextPeriodForecast(
        Period period,
        Forecast forecast,
        @Nullable Target target,
        @Nullable Double chanceOfMissing,
        Backtest tried) {

    /**
     * The outlook from the point at that index, from what was known then; empty where the last phase has fewer than
     * {@link Forecast#FEWEST} points, or points that are all the same.
     *
     * @param target that of the period after it
     */
    public static Optional<NextPeriodForecast> after(KpiChart chart, int index, @Nullable Target target) {
        var values = chart.points().subList(0, index + 1).stream()
                .mapToDouble(point -> point.value() == null ? Double.NaN : point.value())
                .toArray();
        var starts = chart.starts().stream()
                .mapToInt(Integer::intValue)
                .filter(start -> start <= index)
                .toArray();
        return Optional.ofNullable(Forecast.of(values, starts))
                // Where no step was ever seen, nothing says how large the next may be.
                .filter(forecast -> forecast.spread() > 0)
                .map(forecast -> new NextPeriodForecast(
                        chart.points().get(index).period().plus(1),
                        within(chart, forecast),
                        target,
                        target == null || !chart.isJudged()
                                ? null
                                : (Double) forecast.chanceOfMissing(target.low(), target.high()),
                        Backtest.of(values, starts)));
    }

    private static Forecast within(KpiChart chart, Forecast forecast) {
        var unit = chart.kpi().unit().code();
        var most = chart.kind() == ChartKind.U_PRIME
                ? Double.POSITIVE_INFINITY
                : UnitRange.within(unit, Double.POSITIVE_INFINITY);
        return forecast.within(UnitRange.within(unit, Double.NEGATIVE_INFINITY), most);
    }
}
