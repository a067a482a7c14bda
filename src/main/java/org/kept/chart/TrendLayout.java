package org.kept.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.chart.geometry.AxisScale;
import org.kept.chart.geometry.SvgPaths;
import org.kept.ui.DateFormatter;
import org.kept.ui.NumberFormatter;
import org.kept.ui.UnitRange;

/** Draws one trend into one frame. */
final class TrendLayout {

    private static final double AIR = 14;
    private static final double CAP = 4;

    private final TrendDimensions frame;
    private final TrendSeries series;
    private final DoubleUnaryOperator within;
    private final List<TrendChart.NoteLabel> remarks;
    private final double top;
    private final double right;
    private final double bottom;
    private final AxisScale x;
    private final AxisScale y;

    TrendLayout(TrendDimensions frame, TrendSeries series) {
        this.frame = frame;
        this.series = series;
        this.within = series.within();
        this.right = frame.width() - frame.right();
        this.bottom = frame.height() - frame.bottom();
        this.x = new AxisScale(-0.5, Math.max(0.5, series.points().size() - 0.5), frame.left(), right);
        this.remarks = TrendNotePlacement.of(frame, series, x);
        this.top = remarks.stream()
                        .mapToDouble(TrendChart.NoteLabel::baseline)
                        .max()
                        .orElse(0)
                + AIR;
        var all = AxisScale.holding(known(), bottom, top);
        this.y = all.within(least(), most());
    }

    TrendChart chart() {
        var step = y.step(series.unit(), frame.valueTicks());
        return new TrendChart(
                frame.width(),
                frame.height(),
                frame.left(),
                right,
                top,
                bottom,
                y.ticks(step).stream()
                        .map(value -> new TrendChart.TrendTick(
                                y.at(value), NumberFormatter.axis(series.unit(), value, step), false))
                        .toList(),
                TrendDateAxis.ticks(series, x, frame.dateTicks()),
                series.limits().stream().map(each -> steps(each).band()).toList(),
                rules(),
                SvgPaths.path(places(point -> !point.running())),
                SvgPaths.path(ahead()),
                next(),
                dots(),
                TrendLineLabels.of(series, y, top, bottom, frame),
                remarks);
    }

    private List<TrendChart.TrendLine> rules() {
        var limits = series.limits().stream().flatMap(phase -> steps(phase).rules());
        var averages = series.limits().stream().map(each -> rule(each.from(), each.to(), each.centre(), "average"));
        var targets = series.targets().stream().flatMap(each -> Stream.of(each.low(), each.high())
                .filter(Objects::nonNull)
                .map(bound -> rule(each.from(), each.to(), Objects.requireNonNull(bound), "target")));
        return Stream.of(limits, averages, targets).flatMap(each -> each).toList();
    }

    private TrendLimitSteps steps(TrendSeries.TrendSeriesLimits phase) {
        return new TrendLimitSteps(within, phase, x, y);
    }

    private TrendChart.TrendLine rule(int from, int to, double value, String kind) {
        return new TrendChart.TrendLine(SvgPaths.level(x.at(from - 0.5), x.at(to + 0.5), y.at(value)), kind);
    }

    private List<SvgPaths.@Nullable PathPoint> places(Predicate<TrendSeries.TrendSeriesPoint> wanted) {
        var places = new ArrayList<SvgPaths.@Nullable PathPoint>();
        for (var point : series.points()) {
            var value = wanted.test(point) ? point.value() : null;
            places.add(value == null ? null : new SvgPaths.PathPoint(x.at(places.size()), y.at(value)));
        }
        return places;
    }

    private List<SvgPaths.@Nullable PathPoint> ahead() {
        var places = places(point -> true);
        var size = places.size();
        return size > 1 && series.points().get(size - 1).running() ? places.subList(size - 2, size) : List.of();
    }

    private @Nullable String next() {
        var next = series.next();
        if (next == null) {
            return null;
        }
        var at = x.at(next.index());
        return SvgPaths.bar(at, y.at(inside(next.low())), y.at(inside(next.high())), CAP);
    }

    private List<TrendChart.TrendMarker> dots() {
        var newest = newest();
        return IntStream.range(0, series.points().size())
                .mapToObj(index -> dot(index, index == newest))
                .toList();
    }

    private TrendChart.TrendMarker dot(int index, boolean first) {
        var point = series.points().get(index);
        var from = x.at(index - 0.5);
        var width = AxisScale.tenth(x.at(index + 0.5) - from);
        return new TrendChart.TrendMarker(
                x.at(index),
                point.value() == null ? null : y.at(point.value()),
                "M" + from + " " + top + "V" + bottom + "h" + width + "V" + top + "z",
                point.running() ? "running" : point.mark(),
                words(point),
                point.href(),
                first);
    }

    private String words(TrendSeries.TrendSeriesPoint point) {
        var formattedReading = point.figure(series.unit());
        var value = formattedReading.words() == null ? "no data, " + formattedReading.why() : formattedReading.words();
        var reasons = TrendTableRow.reasons(point);
        return DateFormatter.heading(point.period()) + ": " + value + (point.running() ? " so far" : "")
                + (reasons.isEmpty() ? "" : " (" + reasons + ")");
    }

    private int newest() {
        return IntStream.range(0, series.points().size())
                .filter(index -> series.points().get(index).value() != null)
                .max()
                .orElse(-1);
    }

    private DoubleStream known() {
        var points = series.points().stream().map(TrendSeries.TrendSeriesPoint::value);
        var limits = series.limits().stream()
                .flatMap(each -> each.ranges().stream())
                .flatMap(each -> Stream.of(inside(each.lower()), inside(each.upper())));
        var targets = series.targets().stream().flatMap(each -> Stream.of(each.low(), each.high()));
        var next = Stream.ofNullable(series.next()).flatMap(each -> Stream.of(inside(each.low()), inside(each.high())));
        return Stream.of(points, limits, targets, next)
                .flatMap(each -> each)
                .filter(Objects::nonNull)
                .mapToDouble(value -> Objects.requireNonNull(value));
    }

    private double inside(double limit) {
        return within.applyAsDouble(limit);
    }

    private double least() {
        return UnitRange.least(series.unit());
    }

    private double most() {
        return series.most();
    }
}
