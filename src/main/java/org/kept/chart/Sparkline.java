package org.kept.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.chart.geometry.AxisScale;
import org.kept.chart.geometry.SvgPaths;
import org.kept.ui.NumberFormatter;

/**
 * A small inline line chart: what the tag {@code sparkline} draws.
 *
 * @param path the line, broken at gaps
 * @param alone points between two gaps
 * @param band the usual range; null without limits
 * @param targets the y coordinates of the target bounds
 * @param last the last known value, shaped by its mark; null for none
 * @param description the text alternative
 */
public record Sparkline(
        double width,
        double height,
        String path,
        List<SparklineDot> alone,
        @Nullable SparklineBand band,
        List<Double> targets,
        @Nullable SparklineDot last,
        String description) {

    private static final double WIDTH = 164;
    /** The height in a line of a table; the width is the same at any height. */
    public static final double IN_LINE = 28;

    private static final double MARGIN_X = 5;
    private static final double MARGIN_Y = 3;

    /** The shaded range, from its top edge. */
    public record SparklineBand(double top, double height) {}

    /**
     * A point; {@code mark} is {@code improvement}, {@code concern}, {@code special-cause} or
     * {@code common-cause}.
     */
    public record SparklineDot(double x, double y, String mark) {}

    /**
     * A sparkline of values, oldest first, null for a gap.
     *
     * @param unit the unit of the values, for the description
     * @param lower the lower process limit; null for none, as for {@code upper}
     * @param targetLow the lower target bound; null for none, as for {@code targetHigh}
     * @param mark the mark of the newest value
     * @param height in the units of {@link #width}
     */
    public static Sparkline of(
            String unit,
            List<@Nullable Double> values,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double targetLow,
            @Nullable Double targetHigh,
            String mark,
            double height) {
        var bounds = Stream.of(targetLow, targetHigh)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        var y = AxisScale.covering(
                DoubleStream.concat(numbers(values), numbers(listOf(lower, upper, targetLow, targetHigh))),
                height - MARGIN_Y,
                MARGIN_Y);
        var points = points(values, y);
        return new Sparkline(
                WIDTH,
                height,
                SvgPaths.path(points),
                SvgPaths.isolatedPoints(points).stream()
                        .map(point -> new SparklineDot(point.x(), point.y(), "common-cause"))
                        .toList(),
                lower == null || upper == null
                        ? null
                        : new SparklineBand(y.at(upper), AxisScale.roundToTenth(y.at(lower) - y.at(upper))),
                bounds.stream().map(y::at).toList(),
                last(points, mark),
                description(unit, values));
    }

    /** The same in a line of a table. */
    public static Sparkline of(
            String unit,
            List<@Nullable Double> values,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double targetLow,
            @Nullable Double targetHigh,
            String mark) {
        return of(unit, values, lower, upper, targetLow, targetHigh, mark, IN_LINE);
    }

    private static List<SvgPaths.@Nullable PathPoint> points(List<@Nullable Double> values, AxisScale y) {
        var x = new AxisScale(0, Math.max(1, values.size() - 1), MARGIN_X, WIDTH - MARGIN_X);
        var points = new ArrayList<SvgPaths.@Nullable PathPoint>();
        for (var value : values) {
            points.add(value == null ? null : new SvgPaths.PathPoint(x.at(points.size()), y.at(value)));
        }
        return points;
    }

    private static @Nullable SparklineDot last(List<SvgPaths.@Nullable PathPoint> points, String mark) {
        for (var i = points.size() - 1; i >= 0; i--) {
            var point = points.get(i);
            if (point != null) {
                return new SparklineDot(point.x(), point.y(), i == points.size() - 1 ? mark : "common-cause");
            }
        }
        return null;
    }

    private static String description(String unit, List<@Nullable Double> values) {
        var known = numbers(values).summaryStatistics();
        var weeks = values.size() + " values";
        return known.getCount() == 0
                ? weeks + ", none known"
                : weeks + " between "
                        + NumberFormatter.interval(unit, known.getMin(), known.getMax())
                                .replace(" to ", " and ");
    }

    private static DoubleStream numbers(List<@Nullable Double> values) {
        return values.stream().filter(Objects::nonNull).mapToDouble(value -> Objects.requireNonNull(value));
    }

    private static List<@Nullable Double> listOf(@Nullable Double... values) {
        return Arrays.asList(values);
    }
}
