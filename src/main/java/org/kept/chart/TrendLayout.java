package org.kept.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

/** Lays out a trend chart. */
final class TrendLayout {

    private static final double PADDING = 14;
    private static final double CAP = 4;

    private final TrendDimensions dimensions;
    private final TrendSeries series;
    private final DoubleUnaryOperator clamp;
    private final List<TrendChart.NoteLabel> remarks;
    private final double top;
    private final double left;
    private final double right;
    private final double bottom;
    private final AxisScale x;
    private final AxisScale y;

    TrendLayout(TrendDimensions dimensions, TrendSeries series) {
        this.dimensions = dimensions;
        this.series = series;
        this.clamp = series.clamp();
        this.bottom = dimensions.height() - dimensions.bottom();
        this.left = Math.max(dimensions.left(), axisWidth());
        this.right = dimensions.width() - Math.max(dimensions.right(), TrendLineLabels.width(series, dimensions));
        this.x = new AxisScale(-0.5, Math.max(0.5, series.points().size() - 0.5), left, right);
        this.remarks = TrendNotePlacement.of(dimensions, series, x);
        this.top = remarks.stream()
                        .mapToDouble(TrendChart.NoteLabel::baseline)
                        .max()
                        .orElse(0)
                + PADDING;
        this.y = values(top);
    }

    private AxisScale values(double upTo) {
        return AxisScale.covering(visibleValues(), bottom, upTo).clampedTo(least(), most());
    }

    /** The space for the labels of the value axis, which do not depend on where the plot begins. */
    private double axisWidth() {
        var longest = valueTicks(values(0)).stream()
                .mapToInt(tick -> tick.text().length())
                .max()
                .orElse(0);
        return AxisScale.roundToTenth(longest * dimensions.letter() + 8);
    }

    private List<TrendChart.TrendTick> valueTicks(AxisScale scale) {
        var step = scale.step(series.unit(), dimensions.valueTicks());
        return scale.ticks(step).stream()
                .map(value -> new TrendChart.TrendTick(
                        scale.at(value), NumberFormatter.axis(series.unit(), value, step), false))
                .toList();
    }

    TrendChart chart() {
        return new TrendChart(
                dimensions.width(),
                dimensions.height(),
                left,
                right,
                top,
                bottom,
                dimensions.linked(),
                valueTicks(y),
                TrendDateAxis.ticks(series, x, dimensions.dateTicks()),
                series.limits().stream().map(each -> steps(each).band()).toList(),
                series.excluded().stream()
                        .map(each -> SvgPaths.hatching(x.at(each.index() - 0.5), top, x.at(each.index() + 0.5), bottom))
                        .toList(),
                rules(),
                SvgPaths.path(positions(point -> !point.running())),
                SvgPaths.path(lineToRunning()),
                next(),
                dots(),
                TrendLineLabels.of(series, y, top, bottom, dimensions),
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
        return new TrendLimitSteps(clamp, phase, x, y);
    }

    private TrendChart.TrendLine rule(int from, int to, double value, String kind) {
        return new TrendChart.TrendLine(SvgPaths.level(x.at(from - 0.5), x.at(to + 0.5), y.at(value)), kind);
    }

    private List<SvgPaths.@Nullable PathPoint> positions(Predicate<TrendSeries.TrendSeriesPoint> included) {
        var positions = new ArrayList<SvgPaths.@Nullable PathPoint>();
        for (var point : series.points()) {
            var value = included.test(point) ? point.value() : null;
            positions.add(value == null ? null : new SvgPaths.PathPoint(x.at(positions.size()), y.at(value)));
        }
        return positions;
    }

    private List<SvgPaths.@Nullable PathPoint> lineToRunning() {
        var positions = positions(point -> true);
        var size = positions.size();
        return size > 1 && series.points().get(size - 1).running() ? positions.subList(size - 2, size) : List.of();
    }

    private @Nullable String next() {
        var next = series.next();
        if (next == null) {
            return null;
        }
        var at = x.at(next.index());
        return SvgPaths.bar(at, y.at(clamped(next.low())), y.at(clamped(next.high())), CAP);
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
        var width = AxisScale.roundToTenth(x.at(index + 0.5) - from);
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
        var formattedReading = point.figure(series.unit(), bounds(point), limits(point));
        var value = formattedReading.words() == null
                ? formattedReading.absence() + ", " + formattedReading.reason()
                : formattedReading.words();
        var reasons = TrendTableRow.reasons(point);
        return DateFormatter.heading(point.period()) + ": " + value + (point.running() ? " so far" : "")
                + (reasons.isEmpty() ? "" : " (" + reasons + ")")
                + Optional.ofNullable(series.excludedAt(series.points().indexOf(point)))
                        .map(words -> "; " + words)
                        .orElse("");
    }

    private List<Double> bounds(TrendSeries.TrendSeriesPoint point) {
        var index = series.points().indexOf(point);
        return series.targets().stream()
                .filter(each -> each.from() <= index && index <= each.to())
                .findFirst()
                .map(TrendSeries.TrendSeriesTarget::bounds)
                .orElse(List.of());
    }

    private List<Double> limits(TrendSeries.TrendSeriesPoint point) {
        var index = series.points().indexOf(point);
        return series.limits().stream()
                .filter(each -> each.from() <= index && index <= each.to())
                .findFirst()
                .map(each -> each.at(index))
                .map(each -> List.of(each.lower(), each.upper()))
                .orElse(List.of());
    }

    private int newest() {
        return IntStream.range(0, series.points().size())
                .filter(index -> series.points().get(index).value() != null)
                .max()
                .orElse(-1);
    }

    private DoubleStream visibleValues() {
        var points = series.points().stream().map(TrendSeries.TrendSeriesPoint::value);
        var limits = series.limits().stream()
                .flatMap(each -> each.ranges().stream())
                .flatMap(each -> Stream.of(clamped(each.lower()), clamped(each.upper())));
        var targets = series.targets().stream().flatMap(each -> Stream.of(each.low(), each.high()));
        var next =
                Stream.ofNullable(series.next()).flatMap(each -> Stream.of(clamped(each.low()), clamped(each.high())));
        return Stream.of(points, limits, targets, next)
                .flatMap(each -> each)
                .filter(Objects::nonNull)
                .mapToDouble(value -> Objects.requireNonNull(value));
    }

    private double clamped(double limit) {
        return clamp.applyAsDouble(limit);
    }

    private double least() {
        return UnitRange.min(series.unit());
    }

    private double most() {
        return series.maxDrawn();
    }
}
