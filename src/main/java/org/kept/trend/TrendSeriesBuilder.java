package org.kept.trend;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.chart.TrendSeries;
import org.kept.mission.Target;
import org.kept.view.ChartNote;
import org.kept.view.ChartWindow;
import org.kept.view.KpiViewRequest;

/** Builds the series that the chart draws: only the span, with indexes from the first period shown. */
final class TrendSeriesBuilder {

    private final Trend trend;
    private final KpiViewRequest request;
    private final List<ChartNote> chartNotes;

    TrendSeriesBuilder(Trend trend, KpiViewRequest request, List<ChartNote> chartNotes) {
        this.trend = trend;
        this.request = request;
        this.chartNotes = chartNotes;
    }

    TrendSeries series() {
        return new TrendSeries(
                trend.chart().kpi().display(),
                trend.points().stream()
                        .map(point -> ChartWindow.point(point.period(), point.at(), request.events(point.period())))
                        .toList(),
                limits(),
                ChartWindow.targets(targets()),
                notes(),
                forecast());
    }

    /** The forecast, if its period is drawn. */
    private TrendSeries.@Nullable TrendSeriesForecast forecast() {
        return trend.outlook()
                .map(nextPeriodForecast -> new TrendSeries.TrendSeriesForecast(
                        (int) trend.points().get(0).period().until(nextPeriodForecast.period()),
                        nextPeriodForecast.forecast().low(),
                        nextPeriodForecast.forecast().high()))
                .filter(forecast -> forecast.index() < trend.points().size())
                .orElse(null);
    }

    private List<TrendSeries.TrendSeriesLimits> limits() {
        return trend.points().stream()
                .filter(point -> point.index() >= 0)
                .findFirst()
                .map(known -> known.index() - trend.points().indexOf(known))
                .map(shift ->
                        new ChartWindow(trend.chart(), shift, trend.points().size()).limits())
                .orElse(List.of());
    }

    private List<@Nullable Target> targets() {
        var targets = new ArrayList<@Nullable Target>();
        trend.points().forEach(point -> targets.add(point.target()));
        return targets;
    }

    private List<TrendSeries.TrendSeriesNote> notes() {
        var first = trend.points().get(0).period();
        var end = trend.points().size() - 1;
        var notes = new ArrayList<TrendSeries.TrendSeriesNote>();
        for (var each : chartNotes) {
            var from = (int) first.until(Period.of(trend.grain(), each.from()));
            var to = (int) first.until(Period.of(trend.grain(), each.to()));
            if (to >= 0 && from <= end) {
                notes.add(new TrendSeries.TrendSeriesNote(
                        Math.max(0, from), Math.min(end, to), each.brief(), each.from()));
            }
        }
        return List.copyOf(notes);
    }
}
