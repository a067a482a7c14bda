package org.kept.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A KPI value as shown, or the reason why there is none; the tag {@code reading} draws it everywhere.
 *
 * @param words the value; null if there is none
 * @param range its interval; null if it is not shown
 * @param why what is missing; null if there is a value
 * @param running whether the period is still in progress, so the value is not judged
 */
public record FormattedReading(
        @Nullable String words,
        @Nullable String range,
        @Nullable String why,
        boolean running) {

    private static final String NOT_MEASURED = "not measured";

    /** A value without an interval. */
    public static FormattedReading present(String unit, double value) {
        return new FormattedReading(NumberFormatter.figure(unit, value), null, null, false);
    }

    /** A value with its 95% interval. */
    public static FormattedReading present(String unit, double value, double low, double high) {
        return new FormattedReading(
                NumberFormatter.figure(unit, value), NumberFormatter.interval(unit, low, high), null, false);
    }

    /**
     * A value beside its bounds, with enough decimals to distinguish it and its interval from them.
     *
     * @param low the lower end of its interval, as {@code high} is the upper; null without an interval
     * @param limits calculated numbers it is compared with as well
     */
    public static FormattedReading compared(
            String unit,
            double value,
            @Nullable Double low,
            @Nullable Double high,
            List<Double> bounds,
            List<Double> limits) {
        var words = ComparedFigures.of(unit, List.of(value), bounds, limits).figure(value);
        return new FormattedReading(
                words,
                low == null || high == null
                        ? null
                        : ComparedFigures.of(unit, List.of(low, high), List.of(), bounds)
                                .interval(low, high),
                null,
                false);
    }

    /** No value, with a short reason: {@code no orders that week}. */
    public static FormattedReading absent(String why) {
        return new FormattedReading(null, null, why, false);
    }

    /** Words for a missing value: {@code not measured} if exclusions leave nothing of it, else {@code no data}. */
    public String absence() {
        return isNotMeasured() ? NOT_MEASURED : "no data";
    }

    /** The reason that follows {@link #absence}; null if there is a value. */
    public @Nullable String reason() {
        var reason = why;
        return reason == null || !isNotMeasured() ? reason : reason.substring(NOT_MEASURED.length() + 2);
    }

    private boolean isNotMeasured() {
        var reason = why;
        return reason != null && reason.startsWith(NOT_MEASURED + ", ");
    }

    /** The same reading for a period still in progress. */
    public FormattedReading inProgress() {
        return new FormattedReading(words, range, why, true);
    }
}
