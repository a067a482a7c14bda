package org.kept.trend;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.kpi.Kpi;
import org.kept.mission.MissionHistory;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.rollup.KpiReader;
import org.kept.rollup.Slice;
import org.kept.signal.KpiChart;
import org.kept.signal.KpiCharts;
import org.kept.signal.NextPeriodForecast;
import org.kept.ui.NumberFormatter;
import org.kept.view.KpiViewRequest;

/** KPIs over time, with the targets in effect. */
@ApplicationScoped
public class Trends {

    private static final int MAX_POINTS = 2000;

    private final KpiCharts charts;
    private final KpiReader kpiReader;
    private final Missions missions;

    Trends(KpiCharts charts, KpiReader kpiReader, Missions missions) {
        this.charts = charts;
        this.kpiReader = kpiReader;
        this.missions = missions;
    }

    /**
     * The KPI from the first period of the request to the last, both included.
     *
     * @param variant the formula to use instead of the one set; null for the one set
     * @throws Problem 400 for more than 2,000 periods
     */
    Trend trend(KpiViewRequest request, @Nullable String variant) {
        var grain = request.grain();
        var chart = charts.chart(request.kpi(), grain, request.cut(), variant, kpiReader.currentPeriod(grain));
        return trend(chart, grain, request.from(), request.to(), request.cut());
    }

    /**
     * The trend as known at the end of the last period: later data must not move its limits.
     *
     * @param variant the formula to use instead of the one set; null for the one set
     */
    Trend trendAsKnown(Kpi kpi, Grain grain, @Nullable String variant, Period from, Period to, Slice slice) {
        return trend(charts.chart(kpi, grain, slice, variant, to), grain, from, to, slice);
    }

    private Trend trend(KpiChart chart, Grain grain, Period first, Period last, Slice slice) {
        if (first.until(last) >= MAX_POINTS) {
            throw Problem.parameter(
                    "from",
                    "This asks for " + NumberFormatter.count(first.until(last) + 1)
                            + " points; the limit is 2,000. Ask for a shorter time or a coarser grain.");
        }
        var kpi = chart.kpi();
        var history = missions.history();
        var percentiles = kpiReader.percentiles(kpi, first, last, slice);
        var points = new ArrayList<Trend.TrendPoint>();
        Trend.TrendPoint lastComplete = null;
        for (var period : first.to(last)) {
            var index = chart.indexOf(period);
            var target = history.targetFor(kpi.code(), Period.of(Grain.WEEK, period.start()))
                    .orElse(null);
            var at = index < 0 ? null : chart.points().get(index);
            var besideEvents = percentiles.getOrDefault(period, Map.of());
            var companions = at == null ? besideEvents : at.read().reading().besideWith(besideEvents);
            var point = new Trend.TrendPoint(period, index, at, target, companions);
            points.add(point);
            if (point.at() != null && point.at().complete() && point.value() != null) {
                lastComplete = point;
            }
        }
        return new Trend(
                chart, grain, slice, points, Optional.ofNullable(lastComplete), forecast(chart, history, lastComplete));
    }

    private static Optional<NextPeriodForecast> forecast(
            KpiChart chart, MissionHistory history, Trend.@Nullable TrendPoint lastComplete) {
        if (lastComplete == null) {
            return Optional.empty();
        }
        var next = Period.of(Grain.WEEK, lastComplete.period().plus(1).start());
        return NextPeriodForecast.after(
                chart,
                lastComplete.index(),
                history.targetFor(chart.kpi().code(), next).orElse(null));
    }
}
