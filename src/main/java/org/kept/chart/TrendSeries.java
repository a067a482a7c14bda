package org.kept.chart;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.ui.FormattedReading;
import org.kept.ui.UnitRange;

/**
 * The data of a trend chart: consecutive periods of one KPI.
 *
 * @param unit the code of the KPI's unit
 * @param points one per period; a gap is a point without a value
 * @param limits one per phase that has limits, in order
 * @param targets one per target that applied, in order
 * @param notes annotations, including the reasons for resetting limits
 * @param next the forecast range; null if there is none in the time span
 * @param excluded the points from which time is excluded
 */
public record TrendSeries(
        String unit,
        List<TrendSeriesPoint> points,
        List<TrendSeriesLimits> limits,
        List<TrendSeriesTarget> targets,
        List<TrendSeriesNote> notes,
        @Nullable TrendSeriesForecast next,
        List<TrendSeriesExclusion> excluded) {

    /** A series from which nothing is excluded. */
    public TrendSeries(
            String unit,
            List<TrendSeriesPoint> points,
            List<TrendSeriesLimits> limits,
            List<TrendSeriesTarget> targets,
            List<TrendSeriesNote> notes,
            @Nullable TrendSeriesForecast next) {
        this(unit, points, limits, targets, notes, next, List.of());
    }

    /** A series without a forecast. */
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
     * @param value null if there is none; {@code why} then gives the reason
     * @param low the lower end of the value's interval, as {@code high} is the upper
     * @param mark {@code improvement}, {@code concern}, {@code common-cause} or {@code special-cause}
     * @param signals the codes of the rules the point is part of
     * @param running whether the period is in progress
     * @param href the events behind it; null for none
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

        /** The value for the tag {@code reading}, beside the bounds of a target and the limits of the point. */
        public FormattedReading figure(String unit, List<Double> bounds, List<Double> limits) {
            return figureOf(unit, this, bounds, limits);
        }
    }

    /**
     * Process limits of the points {@code from} to {@code to}, both inclusive.
     *
     * @param ranges one per point, starting at {@code from}
     * @param trial whether they rest on few points
     */
    public record TrendSeriesLimits(int from, int to, double centre, List<LimitRange> ranges, boolean trial) {

        public TrendSeriesLimits {
            ranges = List.copyOf(ranges);
        }

        /** Limits that are the same at every point. */
        public TrendSeriesLimits(int from, int to, double centre, double lower, double upper, boolean trial) {
            this(from, to, centre, Collections.nCopies(to - from + 1, new LimitRange(lower, upper)), trial);
        }

        /** The limits at an index of the series; it must be in the phase. */
        public LimitRange at(int index) {
            return ranges.get(index - from);
        }

        /** The newest limits. */
        public LimitRange newest() {
            return ranges.get(ranges.size() - 1);
        }

        /** Whether they vary by point. */
        public boolean varyByPoint() {
            return ranges.stream().distinct().count() > 1;
        }
    }

    /** The usual range at a point, not clamped to the unit. */
    public record LimitRange(double lower, double upper) {}

    /** The target of the points {@code from} to {@code to}: a minimum, a maximum, or both. */
    public record TrendSeriesTarget(
            int from,
            int to,
            @Nullable Double low,
            @Nullable Double high) {

        List<Double> bounds() {
            return Stream.of(Optional.ofNullable(low), Optional.ofNullable(high))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /**
     * A point from which time is excluded.
     *
     * @param words the value with everything in it: {@code 71.3% with excluded time}
     */
    public record TrendSeriesExclusion(int index, String words) {}

    /** The value with excluded time at an index, in words; null if nothing is excluded there. */
    @Nullable
    String excludedAt(int index) {
        return excluded.stream()
                .filter(each -> each.index() == index)
                .map(TrendSeriesExclusion::words)
                .findFirst()
                .orElse(null);
    }

    /** The range the period at {@code index} will probably end in. */
    public record TrendSeriesForecast(int index, double low, double high) {}

    /**
     * A note at one point, or from one point to another.
     *
     * @param day the first day as it was entered; its period can begin earlier
     */
    public record TrendSeriesNote(int from, int to, String text, LocalDate day) {}

    /** Clamps a value to the range of the unit; there is no upper bound if a rate exceeds 1 per unit. */
    DoubleUnaryOperator clamp() {
        var least = UnitRange.min(unit);
        var most = maxDrawn();
        return value -> Math.min(most, Math.max(least, value));
    }

    /** The greatest value that is drawn. */
    double maxDrawn() {
        var most = UnitRange.max(unit);
        var greatest = points.stream()
                .map(TrendSeriesPoint::value)
                .filter(Objects::nonNull)
                .mapToDouble(value -> Objects.requireNonNull(value))
                .max()
                .orElse(most);
        return greatest > most ? Double.MAX_VALUE : most;
    }

    /** Whether no point has a value. */
    public boolean isEmpty() {
        return points.stream().allMatch(point -> point.value() == null);
    }

    /** The rows of the table below the chart: each point with its limits and target, newest first. */
    public List<TrendTableRow> rows() {
        return TrendTableRow.of(this);
    }

    private static FormattedReading figureOf(
            String unit, TrendSeriesPoint point, List<Double> bounds, List<Double> limits) {
        var formattedReading = point.value == null
                ? FormattedReading.absent(point.why == null ? "" : point.why)
                : FormattedReading.compared(unit, point.value, point.low, point.high, bounds, limits);
        return point.running ? formattedReading.inProgress() : formattedReading;
    }
}
