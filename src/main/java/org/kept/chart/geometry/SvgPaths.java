package org.kept.chart.geometry;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Formats points as SVG path data; a null point breaks the line. */
public final class SvgPaths {

    public record PathPoint(double x, double y) {}

    /** The distance of the lines of a hatching along the horizontal axis. */
    private static final double HATCH_STEP = 6;

    private SvgPaths() {}

    /** Diagonal lines within a rectangle, rising to the right. */
    public static String hatching(double left, double top, double right, double bottom) {
        var path = new StringBuilder();
        for (var foot = left - (bottom - top) + HATCH_STEP; foot < right; foot += HATCH_STEP) {
            var from = Math.max(left, foot);
            var to = Math.min(right, foot + bottom - top);
            path.append('M')
                    .append(AxisScale.roundToTenth(from))
                    .append(' ')
                    .append(AxisScale.roundToTenth(bottom - (from - foot)))
                    .append('L')
                    .append(AxisScale.roundToTenth(to))
                    .append(' ')
                    .append(AxisScale.roundToTenth(bottom - (to - foot)));
        }
        return path.toString();
    }

    public static String path(List<@Nullable PathPoint> points) {
        var path = new StringBuilder();
        var penDown = false;
        for (var point : points) {
            if (point != null) {
                path.append(penDown ? 'L' : 'M')
                        .append(number(point.x))
                        .append(' ')
                        .append(number(point.y));
            }
            penDown = point != null;
        }
        return path.toString();
    }

    /** Lines without a length, which a round cap draws as dots. */
    public static String dots(List<PathPoint> points) {
        var path = new StringBuilder();
        points.forEach(point -> path.append('M')
                .append(number(point.x))
                .append(' ')
                .append(number(point.y))
                .append("h0"));
        return path.toString();
    }

    /** A horizontal line. */
    public static String level(double from, double to, double y) {
        return "M" + number(from) + " " + number(y) + "H" + number(to);
    }

    /** A rectangle. */
    public static String box(double x, double y, double width, double height) {
        return "M" + number(x) + " " + number(y) + "h" + number(width) + "v" + number(height) + "h" + number(-width)
                + "z";
    }

    /** A vertical bar with a cap at either end, {@code cap} wide to each side. */
    public static String bar(double x, double from, double to, double cap) {
        return level(x - cap, x + cap, from) + "M" + number(x) + " " + number(from) + "V" + number(to)
                + level(x - cap, x + cap, to);
    }

    /** A step line: {@code heights[i]} from {@code edges[i]} to {@code edges[i + 1]}. */
    public static String steps(double[] edges, double[] heights) {
        return "M" + number(edges[0]) + " " + number(heights[0]) + stepsForward(edges, heights);
    }

    /** The area between two step lines with the same edges. */
    public static String between(double[] edges, double[] upper, double[] lower) {
        return steps(edges, upper) + "V" + number(lower[lower.length - 1]) + stepsBack(edges, lower) + "Z";
    }

    private static String stepsForward(double[] edges, double[] heights) {
        var path = new StringBuilder();
        for (var i = 0; i < heights.length; i++) {
            if (i > 0 && heights[i] != heights[i - 1]) {
                path.append('H').append(number(edges[i])).append('V').append(number(heights[i]));
            }
        }
        return path.append('H').append(number(edges[heights.length])).toString();
    }

    private static String stepsBack(double[] edges, double[] heights) {
        var path = new StringBuilder();
        for (var i = heights.length - 1; i > 0; i--) {
            if (heights[i] != heights[i - 1]) {
                path.append('H').append(number(edges[i])).append('V').append(number(heights[i - 1]));
            }
        }
        return path.append('H').append(number(edges[0])).toString();
    }

    /** Points without a neighbour, which a line does not show. */
    public static List<PathPoint> isolatedPoints(List<@Nullable PathPoint> points) {
        return IntStream.range(0, points.size())
                .filter(i -> missing(points, i - 1) && missing(points, i + 1))
                .mapToObj(points::get)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static boolean missing(List<@Nullable PathPoint> points, int index) {
        return index < 0 || index >= points.size() || points.get(index) == null;
    }

    private static String number(double coordinate) {
        return coordinate == Math.rint(coordinate) ? String.valueOf((long) coordinate) : String.valueOf(coordinate);
    }
}
