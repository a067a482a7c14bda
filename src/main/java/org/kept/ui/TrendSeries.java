package org.kept.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;

/**
 * Many periods of one KPI, ready to be drawn.
 *
 * @param unit the code of the KPI's unit
 * @param points one for each period, without holes: a gap is a point without a value
 * @param limits one for each phase that has any, in order
 * @param targets one for each target that applied, in order
 * @param notes what happened, and why limits begin anew
 */
public record TrendSeries(
        String unit, List<Point> points, List<Limits> limits, List<Target> targets, List<Note> notes) {

    /**
     * One period.
     *
     * @param value null where there is none, and then {@code why} says why
     * @param low the lower end of the value's interval; so {@code high}
     * @param mark {@code improvement}, {@code concern}, {@code common-cause} or {@code special-cause}
     * @param signals the codes of the rules that the point is part of
     * @param running whether the period is not over
     * @param href the events behind it
     */
    public record Point(
            Period period,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable String why,
            String mark,
            List<String> signals,
            boolean running,
            @Nullable String href) {

        /** The value as the tag {@code reading} shows it. */
        public Figure figure(String unit) {
            return figureOf(unit, this);
        }
    }

    /** The process limits of the points from one index to another, both included. */
    public record Limits(int from, int to, double centre, double lower, double upper, boolean trial) {}

    /** The target of the points from one index to another: at least, at most, or between. */
    public record Target(
            int from,
            int to,
            @Nullable Double low,
            @Nullable Double high) {}

    /** A text at one point, or over the points from one to another. */
    public record Note(int from, int to, String text) {}

    /** Whether there is anything to draw. */
    public boolean isEmpty() {
        return points.stream().allMatch(point -> point.value() == null);
    }

    /** Each point with its limits and target, newest first: the rows of the table behind the chart. */
    public List<TrendRow> rows() {
        return TrendRow.of(this);
    }

    private static Figure figureOf(String unit, Point point) {
        var figure = point.value == null
                ? Figure.absent(point.why == null ? "" : point.why)
                : point.low == null || point.high == null
                        ? Figure.present(unit, point.value)
                        : Figure.present(unit, point.value, point.low, point.high);
        return point.running ? figure.stillRunning() : figure;
    }
}
