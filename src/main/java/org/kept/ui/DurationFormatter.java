package org.kept.ui;

/** Formats durations given in seconds. */
final class DurationFormatter {

    private DurationFormatter() {}

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
