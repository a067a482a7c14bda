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
 * One KPI over a span of its history.
 *
 * @param chart all of its history, which the limits come from
 * @param points the periods of the span, the oldest first
 * @param last the last complete point of the span that has a value; empty when there is none
 * @param outlook on the period after that point; empty where there are too few to tell
 */
public record Trend(
        KpiChart chart,
        Grain grain,
        Slice cut,
        List<TrendPoint> points,
        Optional<TrendPoint> last,
        Optional<NextPeriodForecast> outlook) {

    /**
     * One period of the span.
     *
     * @param index where it stands in the whole history; −1 for a period without any
     * @param at what was read and how it is marked; null for a period before or after the history
     * @param target what it was judged by at the time; null where nothing was
     * @param beside other figures of the period, by name: {@code mean}, {@code p50}, {@code p90}, {@code referrals}
     */
    public record TrendPoint(
            Period period,
            int index,
            KpiChart.@Nullable KpiChartPoint at,
            @Nullable Target target,
            Map<String, Double> beside) {

        /** The value, or null where there is none. */
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

    /** Which rule fired where in the span, the newest first. */
    public List<SignalRun> standouts() {
        var known = points.stream().filter(point -> point.index() >= 0).toList();
        return known.isEmpty()
                ? List.of()
                : SignalRuns.of(
                        chart, known.get(0).index(), known.get(known.size() - 1).index());
    }

    /** What the last complete point says of the process; null without limits. */
    public @Nullable VariationType variation() {
        return last.map(point -> chart.variationAt(point.index())).orElse(null);
    }

    /** What the process as it stands will do about the target of the last complete point; null without one. */
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
