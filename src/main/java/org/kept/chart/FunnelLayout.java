package org.kept.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.chart.geometry.AxisScale;
import org.kept.chart.geometry.SvgPaths;
import org.kept.ui.ComparedFigures;
import org.kept.ui.NumberFormatter;
import org.kept.ui.UnitRange;

/** Lays out a funnel plot. Sample sizes are on a logarithmic axis, so that small and large teams both have room. */
final class FunnelLayout {

    /** Dimensions of a drawing, in SVG user units. */
    record FunnelDimensions(
            double width, double height, double left, double right, int valueTicks, boolean fullNames) {}

    static final FunnelDimensions WIDE = new FunnelDimensions(1000, 440, 50, 150, 7, true);
    static final FunnelDimensions NARROW = new FunnelDimensions(360, 360, 44, 92, 6, false);

    private static final double LETTER_WIDTH = 6.9;
    private static final double LABEL_DISTANCE = 14;
    private static final double TOP = 16;
    private static final double BOTTOM_MARGIN = 50;
    private static final int STEPS = 48;
    private static final double LINE_HEIGHT = 17;

    private final FunnelDimensions dimensions;
    private final FunnelSeries series;
    private final double left;
    private final double right;
    private final double bottom;
    private final AxisScale x;
    private final AxisScale y;

    FunnelLayout(FunnelDimensions dimensions, FunnelSeries series) {
        this.dimensions = dimensions;
        this.series = series;
        this.right = dimensions.width() - Math.max(dimensions.right(), labelWidth());
        this.bottom = dimensions.height() - BOTTOM_MARGIN;
        this.y = AxisScale.covering(visibleValues(), bottom, TOP)
                .clampedTo(UnitRange.min(series.unit()), UnitRange.max(series.unit()));
        var longest =
                values().stream().mapToInt(each -> each.text().length()).max().orElse(0);
        this.left = Math.max(dimensions.left(), AxisScale.roundToTenth(longest * LETTER_WIDTH + 10));
        var sizes = series.sizes().summaryStatistics();
        var reach = Math.max(1.25, Math.sqrt(Math.max(1, 4 * sizes.getMin() / sizes.getMax())));
        this.x = new AxisScale(Math.log(sizes.getMin() / reach), Math.log(sizes.getMax() * reach), left, right);
    }

    FunnelChart chart() {
        var near = series.limits().get(0).deviations();
        var dots = series.others().stream()
                .map(dot -> point(dot.size(), dot.value()))
                .toList();
        return new FunnelChart(
                dimensions.width(),
                dimensions.height(),
                left,
                right,
                TOP,
                bottom,
                series.sample(),
                values(),
                sizes(),
                band(near),
                limits(),
                rules(),
                labels(),
                SvgPaths.dots(dots),
                new FunnelLabelPlacement(left, right, TOP, bottom).markers(series.spots(), this::place, dots, rules()));
    }

    private List<FunnelChart.FunnelTick> values() {
        var step = y.step(series.unit(), dimensions.valueTicks());
        return y.ticks(step).stream()
                .map(value -> new FunnelChart.FunnelTick(y.at(value), NumberFormatter.axis(series.unit(), value, step)))
                .toList();
    }

    private FunnelLabelPlacement.FunnelMarkerPosition place(FunnelSeries.FunnelSeriesPoint spot) {
        return new FunnelLabelPlacement.FunnelMarkerPosition(spot, point(spot.size(), spot.value()));
    }

    private SvgPaths.PathPoint point(double size, double value) {
        return new SvgPaths.PathPoint(x.at(Math.log(size)), y.at(value));
    }

    /** Values that must be visible: all teams, the lines, and the limits at the median size. */
    private DoubleStream visibleValues() {
        var sizes = series.sizes().sorted().toArray();
        var widest = series.limits().get(series.limits().size() - 1).deviations();
        var reach = widest * series.deviation() / Math.sqrt(sizes[sizes.length / 2]);
        var limits = DoubleStream.of(series.center() - reach, series.center() + reach)
                .map(limit -> UnitRange.clamp(series.unit(), limit));
        var lines = Stream.of(series.center(), series.low(), series.high())
                .flatMapToDouble(each -> each == null ? DoubleStream.empty() : DoubleStream.of(each));
        return DoubleStream.concat(DoubleStream.concat(limits, series.values()), lines);
    }

    /** Ticks at 1, 2, 5, 10 and so on; powers of ten only if those are too many. */
    private List<FunnelChart.FunnelTick> sizes() {
        var all = ticks(1, 2, 5);
        var minDistance = dimensions.fullNames() ? 60 : 44;
        return all.size() > (right - left) / minDistance ? ticks(1) : all;
    }

    private List<FunnelChart.FunnelTick> ticks(int... of) {
        return IntStream.rangeClosed(0, 9)
                .mapToObj(power -> Math.pow(10, power))
                .flatMap(ten -> Arrays.stream(of).mapToObj(one -> one * ten))
                .filter(size -> Math.log(size) >= x.low() && Math.log(size) <= x.high())
                .map(size -> new FunnelChart.FunnelTick(x.at(Math.log(size)), NumberFormatter.count(size)))
                .toList();
    }

    private double limit(double deviations, double logSize) {
        return series.center() + deviations * series.deviation() / Math.exp(logSize / 2);
    }

    private List<FunnelChart.FunnelLimitLine> limits() {
        var lines = new ArrayList<FunnelChart.FunnelLimitLine>();
        for (var each : series.limits()) {
            var kind = each.equals(series.limits().get(0)) ? "near" : "far";
            lines.add(new FunnelChart.FunnelLimitLine(kind, path(each.deviations())));
            lines.add(new FunnelChart.FunnelLimitLine(kind, path(-each.deviations())));
        }
        return lines.stream().filter(line -> !line.path().isEmpty()).toList();
    }

    /** A limit line from the size where it enters the plot, which is solved for, to the right edge. */
    private String path(double deviations) {
        var edge = deviations < 0 ? y.low() : y.high();
        var root = deviations * series.deviation() / (edge - series.center());
        var from = root > 0 ? Math.max(x.low(), 2 * Math.log(root)) : x.low();
        if (from >= x.high() || series.deviation() == 0 || edge == series.center()) {
            return "";
        }
        var points = new ArrayList<SvgPaths.@Nullable PathPoint>();
        for (var i = 0; i <= STEPS; i++) {
            var at = from + (x.high() - from) * i / STEPS;
            points.add(new SvgPaths.PathPoint(x.at(at), y.at(limit(deviations, at))));
        }
        return SvgPaths.path(points);
    }

    private String band(double deviations) {
        var points = new ArrayList<SvgPaths.@Nullable PathPoint>();
        for (var i = 0; i <= STEPS; i++) {
            points.add(edge(deviations, i));
        }
        for (var i = STEPS; i >= 0; i--) {
            points.add(edge(-deviations, i));
        }
        return SvgPaths.path(points) + "z";
    }

    private SvgPaths.PathPoint edge(double deviations, int step) {
        var at = x.low() + (x.high() - x.low()) * step / STEPS;
        return new SvgPaths.PathPoint(x.at(at), y.at(Math.max(y.low(), Math.min(y.high(), limit(deviations, at)))));
    }

    private List<FunnelChart.FunnelReferenceLine> rules() {
        var targets = Stream.of(series.low(), series.high())
                .flatMap(Stream::ofNullable)
                .map(bound -> new FunnelChart.FunnelReferenceLine("target", y.at(bound)));
        return Stream.concat(Stream.of(new FunnelChart.FunnelReferenceLine("average", y.at(series.center()))), targets)
                .toList();
    }

    private List<TrendChart.LineLabel> labels() {
        var labels = new ArrayList<TrendChart.LineLabel>();
        if (series.deviation() > 0) {
            for (var each : series.limits()) {
                for (var sign : new int[] {1, -1}) {
                    add(labels, limit(sign * each.deviations(), x.high()), "", limitName(each), "limit");
                }
            }
        }
        add(labels, series.center(), NumberFormatter.figure(series.unit(), series.center()), averageName(), "average");
        Stream.of(series.low(), series.high())
                .flatMap(Stream::ofNullable)
                .forEach(bound -> add(
                        labels,
                        bound,
                        ComparedFigures.ofBounds(series.unit(), List.of(bound)).bound(bound),
                        "target",
                        "target"));
        labels.sort(Comparator.comparingDouble(TrendChart.LineLabel::line));
        return TrendLineLabels.spread(labels, TOP, bottom, LINE_HEIGHT);
    }

    /** The space for the longest label with a value; those of the limits are short. */
    private double labelWidth() {
        var average = NumberFormatter.figure(series.unit(), series.center()) + " " + averageName();
        var targets = Stream.of(series.low(), series.high())
                .flatMap(Stream::ofNullable)
                .map(bound -> NumberFormatter.figure(series.unit(), bound) + " target");
        return Stream.concat(Stream.of(average), targets)
                                .mapToInt(String::length)
                                .max()
                                .orElse(0)
                        * LETTER_WIDTH
                + LABEL_DISTANCE;
    }

    private String averageName() {
        return dimensions.fullNames() ? series.all() : "all";
    }

    private String limitName(FunnelSeries.FunnelSeriesLimit limit) {
        return dimensions.fullNames() ? limit.name() + " limit" : limit.name();
    }

    private void add(List<TrendChart.LineLabel> labels, double value, String figure, String name, String kind) {
        if (value >= y.low() && value <= y.high()) {
            labels.add(new TrendChart.LineLabel(y.at(value), y.at(value), figure, name, kind));
        }
    }
}
