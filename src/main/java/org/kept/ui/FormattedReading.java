package org.kept.ui;

import org.jspecify.annotations.Nullable;

/**
 * A KPI's value as it is shown, or why there is none; the tag {@code reading} draws it everywhere.
 *
 * @param words the value, null where there is none
 * @param range its interval, where that is to be shown
 * @param why what is missing, where there is no value
 * @param running whether its period is not over, so that it is compared with nothing
 */
public record FormattedReading(
        @Nullable String words,
        @Nullable String range,
        @Nullable String why,
        boolean running) {

    /** A value alone. */
    public static FormattedReading present(String unit, double value) {
        return new FormattedReading(NumberFormatter.figure(unit, value), null, null, false);
    }

    /** A value with its 95 % interval. */
    public static FormattedReading present(String unit, double value, double low, double high) {
        return new FormattedReading(
                NumberFormatter.figure(unit, value), NumberFormatter.interval(unit, low, high), null, false);
    }

    /** No value, and the reason in a few words: {@code no orders that week}. */
    public static FormattedReading absent(String why) {
        return new FormattedReading(null, null, why, false);
    }

    /** The same, of a period that is still running. */
    public FormattedReading stillRunning() {
        return new FormattedReading(words, range, why, true);
    }
}
