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

/** A window of a KPI's chart for drawing; its indexes count from the first period drawn. */
public final class ChartWindow {

    private final KpiChart chart;
    private final int shift;
    private final int size;

    /**
     * Creates a window.
     *
     * @param shift the index in the chart of the first period drawn; negative if it is before the history
     * @param size the number of periods drawn
     */
    public ChartWindow(KpiChart chart, int shift, int size) {
        this.chart = chart;
        this.shift = shift;
        this.size = size;
    }

    /**
     * The point to draw for a period.
     *
     * @param at the point of the chart; null outside the history
     * @param href the address it links to; null for none
     */
    public static TrendSeries.TrendSeriesPoint point(
            Period period, KpiChart.@Nullable KpiChartPoint at, @Nullable String href) {
        if (at == null) {
            return absent(period, "No data.", false);
        }
        return at.read()
                .reading()
                .fold(
                        present -> present(period, at, present, href),
                        absent -> absent(period, absent.brief(), !at.complete()));
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

    /** The limits in the window. The newest also cover the period in progress, which is compared with them. */
    public List<TrendSeries.TrendSeriesLimits> limits() {
        var complete =
                chart.points().stream().filter(KpiChart.KpiChartPoint::complete).count();
        return chart.limits().stream()
                .filter(each -> each.from() - shift < size && each.to() >= shift)
                .map(each -> shifted(each, each.to() == complete - 1))
                .toList();
    }

    private TrendSeries.TrendSeriesLimits shifted(Limits limits, boolean newest) {
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

    /** The target lines, from one target per period; consecutive equal targets make one line. */
    public static List<TrendSeries.TrendSeriesTarget> targets(List<@Nullable Target> targetPerPeriod) {
        var targets = new ArrayList<TrendSeries.TrendSeriesTarget>();
        Target current = null;
        var from = 0;
        for (var i = 0; i <= targetPerPeriod.size(); i++) {
            var next = i == targetPerPeriod.size() ? null : targetPerPeriod.get(i);
            if (current != null && (next == null || !next.hasSameBounds(current))) {
                targets.add(
                        new TrendSeries.TrendSeriesTarget(from, i - 1, bound(current.low()), bound(current.high())));
                current = null;
            }
            if (current == null && next != null) {
                current = next;
                from = i;
            }
        }
        return List.copyOf(targets);
    }

    private static @Nullable Double bound(double bound) {
        return Double.isFinite(bound) ? bound : null;
    }
}
