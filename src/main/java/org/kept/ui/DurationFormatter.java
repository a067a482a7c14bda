package org.kept.ui;

import java.math.BigDecimal;

/** Formats durations given in seconds. */
final class DurationFormatter {

    static final String SECONDS = unit("s");

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    private DurationFormatter() {}

    /** A duration to its last decimal: {@code 1 h 0 min 5 s}, {@code 5 min 0.3 s}. */
    static String precise(BigDecimal seconds) {
        var size = seconds.abs();
        if (size.compareTo(MINUTE) < 0) {
            return NumberFormatter.grouped(seconds) + SECONDS;
        }
        var hours = size.divideToIntegralValue(HOUR);
        var minutes = size.remainder(HOUR).divideToIntegralValue(MINUTE);
        return (seconds.signum() < 0 ? NumberFormatter.MINUS : "")
                + (hours.signum() == 0 ? "" : NumberFormatter.count(hours) + unit("h") + "\u00a0")
                + minutes.toBigInteger() + unit("min") + "\u00a0"
                + NumberFormatter.grouped(size.remainder(MINUTE)) + SECONDS;
    }

    /** A mean: one decimal below a minute, whole seconds from there on. */
    static String mean(double seconds) {
        return Math.abs(seconds) < 60 ? NumberFormatter.plain(seconds, 1) + unit("s") : exact(Math.rint(seconds));
    }

    /** A duration that was set, or an axis label: {@code 60 s}, {@code 1 min 30 s}, {@code 2 h 5 min}. */
    static String exact(double seconds) {
        if (Math.abs(seconds) <= 60) {
            return NumberFormatter.plain(seconds, seconds == Math.rint(seconds) ? 0 : 1) + unit("s");
        }
        var whole = Math.round(seconds);
        return Math.abs(whole) < 3600
                ? twoUnits(whole, 60, "min", "s")
                : twoUnits(Math.round(whole / 60.0), 60, "h", "min");
    }

    private static String twoUnits(long amount, long size, String large, String small) {
        var rest = Math.abs(amount % size);
        return NumberFormatter.count(amount / size) + unit(large) + (rest == 0 ? "" : "\u00a0" + rest + unit(small));
    }

    private static String unit(String name) {
        return NumberFormatter.NARROW + name;
    }
}
