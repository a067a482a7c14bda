package org.kept.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.stats.Limits;
import org.kept.stats.Mark;
import org.kept.stats.Signal;
import org.kept.ui.TrendSeries;

/** A stretch of a KPI's chart as drawings take it, its indexes counted from the first period drawn. */
public final class DrawnChart {

    private final KpiChart chart;
    private final int shift;
    private final int size;

    /**
     * A stretch.
     *
     * @param shift the index in the chart of the first period drawn; negative where that is before the history
     * @param size how many periods are drawn
     */
    public DrawnChart(KpiChart chart, int shift, int size) {
        this.chart = chart;
        this.shift = shift;
        this.size = size;
    }

    /** A point with what it leads to; null for a point outside the history. */
    public static TrendSeries.Point point(Period period, KpiChart.@Nullable Point at, @Nullable String href) {
        if (at == null) {
            return absent(period, "Nothing was counted.", false);
        }
        return at.read()
                .reading()
                .fold(
                        present -> present(period, at, present, href),
                        absent -> absent(period, absent.why(), !at.complete()));
    }

    private static TrendSeries.Point absent(Period period, String why, boolean running) {
        return new TrendSeries.Point(period, null, null, null, why, Mark.COMMON_CAUSE.code(), List.of(), running, null);
    }

    private static TrendSeries.Point present(
            Period period, KpiChart.Point at, Reading.Present present, @Nullable String href) {
        var interval = present.interval();
        return new TrendSeries.Point(
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
    public List<TrendSeries.Limits> limits() {
        var complete = chart.points().stream().filter(KpiChart.Point::complete).count();
        return chart.limits().stream()
                .filter(each -> each.from() - shift < size && each.to() >= shift)
                .map(each -> moved(each, each.to() == complete - 1))
                .toList();
    }

    private TrendSeries.Limits moved(Limits limits, boolean newest) {
        var end = size - 1;
        var from = Math.max(0, limits.from() - shift);
        var to = newest ? end : Math.min(end, limits.to() - shift);
        var ranges = IntStream.rangeClosed(from, to)
                .mapToObj(index -> range(limits, Math.min(limits.to(), index + shift)))
                .toList();
        return new TrendSeries.Limits(from, to, limits.center(), ranges, limits.trial());
    }

    private static TrendSeries.Range range(Limits limits, int index) {
        var range = KpiChart.rangeAt(limits, index);
        return new TrendSeries.Range(range.lower(), range.upper());
    }

    /** The lines of the targets that the periods had, one each; those that ask for the same make one line. */
    public static List<TrendSeries.Target> targets(List<@Nullable Target> each) {
        var targets = new ArrayList<TrendSeries.Target>();
        Target running = null;
        var from = 0;
        for (var i = 0; i <= each.size(); i++) {
            var next = i == each.size() ? null : each.get(i);
            if (running != null && (next == null || !next.asksTheSameAs(running))) {
                targets.add(new TrendSeries.Target(from, i - 1, bound(running.low()), bound(running.high())));
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
