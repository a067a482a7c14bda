package org.kept.chart;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ui.FormattedReading;
import org.kept.ui.UnitRange;

/**
 * Many periods of one KPI, ready to be drawn.
 *
 * @param unit the code of the KPI's unit
 * @param points one for each period, without holes: a gap is a point without a value
 * @param limits one for each phase that has any, in order
 * @param targets one for each target that applied, in order
 * @param notes what happened, and why limits begin anew
 * @param next where a period is likely to end; null where nothing is foretold in the span
 */
public record TrendSeries(
        String unit,
        List<TrendSeriesPoint> points,
        List<TrendSeriesLimits> limits,
        List<TrendSeriesTarget> targets,
        List<TrendSeriesNote> notes,
        @Nullable TrendSeriesForecast next) {

    /** A series of which nothing is foretold. */
    public TrendSeries(
            String unit,
            List<TrendSeriesPoint> points,
            List<TrendSeriesLimits> limits,
            List<TrendSeriesTarget> targets,
            List<TrendSeriesNote> notes) {
        this(unit, points, limits, targets, notes, null);
    }

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
    public record TrendSeriesPoint(
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
        public FormattedReading figure(String unit) {
            return figureOf(unit, this);
        }
    }

    /**
     * The process limits of the points from one index to another, both included.
     *
     * @param ranges from {@code from} on, one for each point
     */
    public record TrendSeriesLimits(int from, int to, double centre, List<LimitRange> ranges, boolean trial) {

        public TrendSeriesLimits {
            ranges = List.copyOf(ranges);
        }

        /** Limits that are the same at each point. */
        public TrendSeriesLimits(int from, int to, double centre, double lower, double upper, boolean trial) {
            this(from, to, centre, Collections.nCopies(to - from + 1, new LimitRange(lower, upper)), trial);
        }

        /** The limits at that index of the series, which lies in the phase. */
        public LimitRange at(int index) {
            return ranges.get(index - from);
        }

        /** The newest limits. */
        public LimitRange last() {
            return ranges.get(ranges.size() - 1);
        }

        /** Whether they differ by point. */
        public boolean vary() {
            return ranges.stream().distinct().count() > 1;
        }
    }

    /** What the process ordinarily produces at a point; unclamped. */
    public record LimitRange(double lower, double upper) {}

    /** The target of the points from one index to another: at least, at most, or between. */
    public record TrendSeriesTarget(
            int from,
            int to,
            @Nullable Double low,
            @Nullable Double high) {}

    /** The range in which the period at an index is likely to end. */
    public record TrendSeriesForecast(int index, double low, double high) {}

    /** A text at one point, or over the points from one to another. */
    public record TrendSeriesNote(int from, int to, String text) {}

    /** Gives for any value the nearest that its unit has; where a rate exceeded one of each, it has more than the unit. */
    DoubleUnaryOperator within() {
        var least = UnitRange.least(unit);
        var most = most();
        return value -> Math.min(most, Math.max(least, value));
    }

    /** The greatest value that is drawn. */
    double most() {
        var most = UnitRange.most(unit);
        var greatest = points.stream()
                .map(TrendSeriesPoint::value)
                .filter(Objects::nonNull)
                .mapToDouble(value -> Objects.requireNonNull(value))
                .max()
                .orElse(most);
        return greatest > most ? Double.MAX_VALUE : most;
    }

    /** Whether there is anything to draw. */
    public boolean isEmpty() {
        return points.stream().allMatch(point -> point.value() == null);
    }

    /** Each point with its limits and target, newest first: the rows of the table behind the chart. */
    public List<TrendTableRow> rows() {
        return TrendTableRow.of(this);
    }

    private static FormattedReading figureOf(String unit, TrendSeriesPoint point) {
        var formattedReading = point.value == null
                ? FormattedReading.absent(point.why == null ? "" : point.why)
                : point.low == null || point.high == null
                        ? FormattedReading.present(unit, point.value)
                        : FormattedReading.present(unit, point.value, point.low, point.high);
        return point.running ? formattedReading.stillRunning() : formattedReading;
    }
}
