package org.kept.trend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.mission.Target;
import org.kept.rollup.Slice;
import org.kept.signal.KpiChart;
import org.kept.signal.NextPeriodForecast;
import org.kept.signal.SignalRun;
import org.kept.signal.SignalRuns;
import org.kept.stats.Assurance;
import org.kept.stats.Limits;
import org.kept.stats.VariationType;

/**
 * A KPI over a span of its history.
 *
 * @param chart the whole history, from which the limits are calculated
 * @param points the periods of the span, oldest first
 * @param last the last complete point of the span with a value; empty if there is none
 * @param outlook the forecast for the period after that point; empty if there are too few points
 */
public record Trend(
        KpiChart chart,
        Grain grain,
        Slice cut,
        List<TrendPoint> points,
        Optional<TrendPoint> last,
        Optional<NextPeriodForecast> outlook) {

    /**
     * A period of the span.
     *
     * @param index its index in the whole history; −1 outside it
     * @param at the reading and its signals; null outside the history
     * @param target the target in effect at the time; null if there was none
     * @param beside companion figures of the period, by name: {@code mean}, {@code p50}, {@code p90}, {@code referrals}
     */
    public record TrendPoint(
            Period period,
            int index,
            KpiChart.@Nullable KpiChartPoint at,
            @Nullable Target target,
            Map<String, Double> beside) {

        /** The value; null if there is none. */
        public @Nullable Double value() {
            return at == null ? null : at.value();
        }
    }

    /** The limits that touch the span. */
    public List<Limits> limits() {
        var known = points.stream().filter(point -> point.index() >= 0).toList();
        if (known.isEmpty()) {
            return List.of();
        }
        var first = known.get(0).index();
        var end = known.get(known.size() - 1).index();
        return chart.limits().stream()
                .filter(limits -> limits.to() >= first && limits.from() <= end)
                .toList();
    }

    /** The runs of signals in the span, newest first. */
    public List<SignalRun> signalRuns() {
        var known = points.stream().filter(point -> point.index() >= 0).toList();
        return known.isEmpty()
                ? List.of()
                : SignalRuns.of(
                        chart, known.get(0).index(), known.get(known.size() - 1).index());
    }

    /** The variation at the last complete point; null without limits. */
    public @Nullable VariationType variation() {
        return last.map(point -> chart.variationAt(point.index())).orElse(null);
    }

    /** Whether the process will meet the target of the last complete point; null without a target or limits. */
    public @Nullable Assurance assurance() {
        return last.map(point -> point.target() == null
                        ? null
                        : chart.assuranceAt(
                                point.index(),
                                point.target().low(),
                                point.target().high()))
                .orElse(null);
    }
}
