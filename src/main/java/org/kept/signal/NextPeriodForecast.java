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
 * The forecast for the next period if the process does not change.
 *
 * @param period the one after the last complete one
 * @param forecast the expected value, the 95% range cut to possible values, and the method
 * @param target the target it will be judged by; null if none is known
 * @param chanceOfMissing the chance of missing that target, 0 to 1; null without one
 * @param tried the backtest of the same method on the KPI's own history
 */
public record NextPeriodForecast(
        Period period,
        Forecast forecast,
        @Nullable Target target,
        @Nullable Double chanceOfMissing,
        Backtest tried) {

    /**
     * The forecast from the point at the index, by what was known then. Empty if the last phase has fewer than {@link
     * Forecast#FEWEST} points, or only equal ones.
     *
     * @param target the target of the period after that point
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
                // If all points are equal, nothing tells how large the next step may be.
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
        var unit = chart.kpi().display();
        var upperBound = chart.kind() == ChartKind.U_PRIME
                ? Double.POSITIVE_INFINITY
                : UnitRange.clamp(unit, Double.POSITIVE_INFINITY);
        return forecast.within(UnitRange.clamp(unit, Double.NEGATIVE_INFINITY), upperBound);
    }
}
