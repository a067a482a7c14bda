package org.kept.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.chart.TrendSeries;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.signal.KpiChart;
import org.kept.stats.Limits;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;

/** A stretch of a KPI's chart as drawings take it, its indexes counted from the first period drawn. */
public final class ChartWindow {

    private final KpiChart chart;
    private final int shift;
    private final int size;

    /**
     * A stretch.
     *
     * @param shift the index in the chart of the first period drawn; negative where that is before the history
     * @param size how many periods are drawn
     */
    public ChartWindow(KpiChart chart, int shift, int size) {
        this.chart = chart;
        this.shift = shift;
        this.size = size;
    }

    /** A point with what it leads to; null for a point outside the history. */
    public static TrendSeries.TrendSeriesPoint point(
            Period period, KpiChart.@Nullable KpiChartPoint at, @Nullable String href) {
        if (at == null) {
            return absent(period, "Nothing was counted.", false);
        }
        return at.read()
                .reading()
                .fold(
                        present -> present(period, at, present, href),
                        absent -> absent(period, absent.why(), !at.complete()));
    }

    private static TrendSeries.TrendSeriesPoint absent(Period period, String why, boolean running) {
        return new TrendSeries.TrendSeriesPoint(
                period, null, null, null, why, VariationType.COMMON_CAUSE.code(), List.of(), running, null);
    }

    private static TrendSeries.TrendSeriesPoint present(
            Period period, KpiChart.KpiChartPoint at, Reading.Present present, @Nullable String href) {
        var interval = present.interval();
        return new TrendSeries.TrendSeriesPoint(
                period,
                present.amount(),
                interval == null ? null : (Double) interval.low(),
                interval == null ? null : (Double) interval.high(),
                null,
                at.signal().mark().code(),
                at.signal().signals().stream().map(Signal::code).toList(),
                !at.complete(),
                href);
    }

    /** Limits in the stretch; the newest hold for the running period too, which is seen against them. */
    public List<TrendSeries.TrendSeriesLimits> limits() {
        var complete =
                chart.points().stream().filter(KpiChart.KpiChartPoint::complete).count();
        return chart.limits().stream()
                .filter(each -> each.from() - shift < size && each.to() >= shift)
                .map(each -> moved(each, each.to() == complete - 1))
                .toList();
    }

    private TrendSeries.TrendSeriesLimits moved(Limits limits, boolean newest) {
        var end = size - 1;
        var from = Math.max(0, limits.from() - shift);
        var to = newest ? end : Math.min(end, limits.to() - shift);
        var ranges = IntStream.rangeClosed(from, to)
                .mapToObj(index -> range(limits, Math.min(limits.to(), index + shift)))
                .toList();
        return new TrendSeries.TrendSeriesLimits(from, to, limits.center(), ranges, limits.trial());
    }

    private static TrendSeries.LimitRange range(Limits limits, int index) {
        var range = KpiChart.rangeAt(limits, index);
        return new TrendSeries.LimitRange(range.lower(), range.upper());
    }

    /** The lines of the targets that the periods had, one each; those that ask for the same make one line. */
    public static List<TrendSeries.TrendSeriesTarget> targets(List<@Nullable Target> each) {
        var targets = new ArrayList<TrendSeries.TrendSeriesTarget>();
        Target running = null;
        var from = 0;
        for (var i = 0; i <= each.size(); i++) {
            var next = i == each.size() ? null : each.get(i);
            if (running != null && (next == null || !next.asksTheSameAs(running))) {
                targets.add(
                        new TrendSeries.TrendSeriesTarget(from, i - 1, bound(running.low()), bound(running.high())));
                running = null;
            }
            if (running == null && next != null) {
                running = next;
                from = i;
            }
        }
        return List.copyOf(targets);
    }

    private static @Nullable Double bound(double bound) {
        return Double.isFinite(bound) ? bound : null;
    }
}
