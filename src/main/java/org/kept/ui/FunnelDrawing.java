package org.kept.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws one funnel into one frame; sizes lie on a scale of multiples, so that small teams and large ones both have room. */
final class FunnelDrawing {

    /** The measures of a drawing, in its own units. */
    record Frame(double width, double height, double left, double right, int valueTicks, boolean fullNames) {}

    static final Frame WIDE = new Frame(1000, 440, 50, 150, 7, true);
    static final Frame NARROW = new Frame(400, 360, 49, 94, 6, false);

    private static final double LETTER = 6.9;
    private static final double TOP = 16;
    private static final double FOOT = 50;
    private static final int STEPS = 48;
    private static final double LINE_HEIGHT = 17;

    private final Frame frame;
    private final FunnelSeries series;
    private final double left;
    private final double right;
    private final double bottom;
    private final Scale x;
    private final Scale y;

    FunnelDrawing(Frame frame, FunnelSeries series) {
        this.frame = frame;
        this.series = series;
        this.right = frame.width() - frame.right();
        this.bottom = frame.height() - FOOT;
        this.y = Scale.holding(known(), bottom, TOP).within(Bounds.least(series.unit()), Bounds.most(series.unit()));
        var longest =
                values().stream().mapToInt(each -> each.text().length()).max().orElse(0);
        this.left = Math.max(frame.left(), Scale.tenth(longest * LETTER + 10));
        var sizes = series.spots().stream().mapToDouble(FunnelSeries.Spot::size).summaryStatistics();
        var reach = Math.max(1.25, Math.sqrt(Math.max(1, 4 * sizes.getMin() / sizes.getMax())));
        this.x = new Scale(Math.log(sizes.getMin() / reach), Math.log(sizes.getMax() * reach), left, right);
    }

    FunnelChart chart() {
        var near = series.limits().get(0).deviations();
        return new FunnelChart(
                frame.width(),
                frame.height(),
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
                new FunnelNames(left, right, TOP, bottom).spots(series.spots(), this::place, rules()));
    }

    private List<FunnelChart.Tick> values() {
        var step = y.step(series.unit(), frame.valueTicks());
        return y.ticks(step).stream()
                .map(value -> new FunnelChart.Tick(y.at(value), Numbers.axis(series.unit(), value, step)))
                .toList();
    }

    private FunnelNames.Place place(FunnelSeries.Spot spot) {
        return new FunnelNames.Place(spot, x.at(Math.log(spot.size())), y.at(spot.value()));
    }

    /** What has to be seen: every team, the lines, and the limits of a team of middling size. */
    private DoubleStream known() {
        var sizes = series.spots().stream()
                .mapToDouble(FunnelSeries.Spot::size)
                .sorted()
                .toArray();
        var widest = series.limits().get(series.limits().size() - 1).deviations();
        var reach = widest * series.deviation() / Math.sqrt(sizes[sizes.length / 2]);
        var limits = Stream.of(series.center() - reach, series.center() + reach)
                .map(limit -> Bounds.within(series.unit(), limit));
        var values = series.spots().stream().map(FunnelSeries.Spot::value);
        var lines = Stream.of(series.center(), series.low(), series.high());
        return Stream.of(limits, values, lines)
                .flatMap(each -> each)
                .flatMapToDouble(each -> each == null ? DoubleStream.empty() : DoubleStream.of(each));
    }

    /** 1, 2, 5, 10 and so on; only the tens where those would be too many. */
    private List<FunnelChart.Tick> sizes() {
        var all = ticks(1, 2, 5);
        var apart = frame.fullNames() ? 60 : 44;
        return all.size() > (right - left) / apart ? ticks(1) : all;
    }

    private List<FunnelChart.Tick> ticks(int... of) {
        return IntStream.rangeClosed(0, 9)
                .mapToObj(power -> Math.pow(10, power))
                .flatMap(ten -> Arrays.stream(of).mapToObj(one -> one * ten))
                .filter(size -> Math.log(size) >= x.low() && Math.log(size) <= x.high())
                .map(size -> new FunnelChart.Tick(x.at(Math.log(size)), Numbers.count(size)))
                .toList();
    }

    private double limit(double deviations, double logSize) {
        return series.center() + deviations * series.deviation() / Math.exp(logSize / 2);
    }

    private List<FunnelChart.Line> limits() {
        var lines = new ArrayList<FunnelChart.Line>();
        for (var each : series.limits()) {
            var kind = each.equals(series.limits().get(0)) ? "near" : "far";
            lines.add(new FunnelChart.Line(kind, path(each.deviations())));
            lines.add(new FunnelChart.Line(kind, path(-each.deviations())));
        }
        return lines.stream().filter(line -> !line.path().isEmpty()).toList();
    }

    /** From where the limit comes into the drawing, computed and not guessed, to its right end. */
    private String path(double deviations) {
        var edge = deviations < 0 ? y.low() : y.high();
        var root = deviations * series.deviation() / (edge - series.center());
        var from = root > 0 ? Math.max(x.low(), 2 * Math.log(root)) : x.low();
        if (from >= x.high() || series.deviation() == 0 || edge == series.center()) {
            return "";
        }
        var points = new ArrayList<Strokes.@Nullable At>();
        for (var i = 0; i <= STEPS; i++) {
            var at = from + (x.high() - from) * i / STEPS;
            points.add(new Strokes.At(x.at(at), y.at(limit(deviations, at))));
        }
        return Strokes.path(points);
    }

    private String band(double deviations) {
        var points = new ArrayList<Strokes.@Nullable At>();
        for (var i = 0; i <= STEPS; i++) {
            points.add(edge(deviations, i));
        }
        for (var i = STEPS; i >= 0; i--) {
            points.add(edge(-deviations, i));
        }
        return Strokes.path(points) + "z";
    }

    private Strokes.At edge(double deviations, int step) {
        var at = x.low() + (x.high() - x.low()) * step / STEPS;
        return new Strokes.At(x.at(at), y.at(Math.max(y.low(), Math.min(y.high(), limit(deviations, at)))));
    }

    private List<FunnelChart.Rule> rules() {
        var targets = Stream.of(series.low(), series.high())
                .flatMap(Stream::ofNullable)
                .map(bound -> new FunnelChart.Rule("target", y.at(bound)));
        return Stream.concat(Stream.of(new FunnelChart.Rule("average", y.at(series.center()))), targets)
                .toList();
    }

    private List<TrendChart.Label> labels() {
        var labels = new ArrayList<TrendChart.Label>();
        if (series.deviation() > 0) {
            for (var each : series.limits()) {
                for (var sign : new int[] {1, -1}) {
                    add(labels, limit(sign * each.deviations(), x.high()), "", limitName(each), "limit");
                }
            }
        }
        add(
                labels,
                series.center(),
                Numbers.figure(series.unit(), series.center()),
                frame.fullNames() ? series.all() : "all",
                "average");
        Stream.of(series.low(), series.high())
                .flatMap(Stream::ofNullable)
                .forEach(bound -> add(labels, bound, Numbers.figure(series.unit(), bound), "target", "target"));
        labels.sort(Comparator.comparingDouble(TrendChart.Label::line));
        return TrendLabels.apart(labels, TOP, bottom, LINE_HEIGHT);
    }

    private String limitName(FunnelSeries.Limit limit) {
        return frame.fullNames() ? limit.name() + " limit" : limit.name();
    }

    private void add(List<TrendChart.Label> labels, double value, String figure, String name, String kind) {
        if (value >= y.low() && value <= y.high()) {
            labels.add(new TrendChart.Label(y.at(value), y.at(value), figure, name, kind));
        }
    }
}
