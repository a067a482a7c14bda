package org.kept.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.signal.Happening;
import org.kept.signal.KpiChart;
import org.kept.stats.Limits;
import org.kept.stats.Mark;
import org.kept.stats.Signal;
import org.kept.ui.TrendSeries;

/** A trend as the chart takes it: the span alone, its indexes counted from the first period shown. */
final class Drawn {

    private final Trend trend;
    private final Question question;
    private final List<Happening> happenings;

    Drawn(Trend trend, Question question, List<Happening> happenings) {
        this.trend = trend;
        this.question = question;
        this.happenings = happenings;
    }

    TrendSeries series() {
        return new TrendSeries(
                trend.chart().kpi().unit().code(),
                trend.points().stream().map(this::point).toList(),
                limits(),
                targets(),
                notes(),
                next());
    }

    /** The outlook, where the period it is on is drawn. */
    private TrendSeries.@Nullable Next next() {
        return trend.outlook()
                .map(outlook -> new TrendSeries.Next(
                        (int) trend.points().get(0).period().until(outlook.period()),
                        outlook.forecast().low(),
                        outlook.forecast().high()))
                .filter(next -> next.index() < trend.points().size())
                .orElse(null);
    }

    private TrendSeries.Point point(Trend.Point point) {
        var at = point.at();
        if (at == null) {
            return absent(point, "Nothing was counted.", false);
        }
        return at.read()
                .reading()
                .fold(present -> present(point, at, present), absent -> absent(point, absent.why(), !at.complete()));
    }

    private static TrendSeries.Point absent(Trend.Point point, String why, boolean running) {
        return new TrendSeries.Point(
                point.period(), null, null, null, why, Mark.COMMON_CAUSE.code(), List.of(), running, null);
    }

    private TrendSeries.Point present(Trend.Point point, KpiChart.Point at, Reading.Present present) {
        var interval = present.interval();
        return new TrendSeries.Point(
                point.period(),
                present.amount(),
                interval == null ? null : (Double) interval.low(),
                interval == null ? null : (Double) interval.high(),
                null,
                at.signal().mark().code(),
                at.signal().signals().stream().map(Signal::code).toList(),
                !at.complete(),
                question.events(point.period()));
    }

    /** Limits in the span; the newest hold for the running period too, which is seen against them. */
    private List<TrendSeries.Limits> limits() {
        var known = trend.points().stream().filter(point -> point.index() >= 0).findFirst();
        if (known.isEmpty()) {
            return List.of();
        }
        var shift = known.get().index() - trend.points().indexOf(known.get());
        var complete =
                trend.chart().points().stream().filter(KpiChart.Point::complete).count();
        return trend.limits().stream()
                .filter(each -> each.from() - shift < trend.points().size() && each.to() >= shift)
                .map(each -> moved(each, shift, each.to() == complete - 1))
                .toList();
    }

    private TrendSeries.Limits moved(Limits limits, int shift, boolean newest) {
        var end = trend.points().size() - 1;
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

    private List<TrendSeries.Target> targets() {
        var targets = new ArrayList<TrendSeries.Target>();
        Target running = null;
        var from = 0;
        for (var i = 0; i <= trend.points().size(); i++) {
            var next = i == trend.points().size() ? null : trend.points().get(i).target();
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

    private List<TrendSeries.Note> notes() {
        var first = trend.points().get(0).period();
        var end = trend.points().size() - 1;
        var notes = new ArrayList<TrendSeries.Note>();
        for (var each : happenings) {
            var from = (int) first.until(Period.of(trend.grain(), each.from()));
            var to = (int) first.until(Period.of(trend.grain(), each.to()));
            if (to >= 0 && from <= end) {
                notes.add(new TrendSeries.Note(Math.max(0, from), Math.min(end, to), each.brief()));
            }
        }
        return List.copyOf(notes);
    }
}
