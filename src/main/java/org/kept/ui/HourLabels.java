package org.kept.ui;

/** Values in the little room that an hour has. */
final class HourLabels {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private HourLabels() {}

    /** {@code 83%}, {@code 41 s}, {@code 1.2 m}, {@code +35}, {@code 12}. */
    static String brief(String unit, double value) {
        return switch (unit) {
            case "fraction" -> percentage(value);
            case "seconds" -> seconds(value);
            case "nps" -> Numbers.figure(unit, value);
            default -> Numbers.plain(value, Math.abs(value) < 10 ? 1 : 0);
        };
    }

    /** Small shares keep a decimal, or half of them would read 0%. */
    private static String percentage(double value) {
        var percent = value * 100;
        return Numbers.plain(percent, percent > 0 && percent < 9.95 ? 1 : 0) + "%";
    }

    private static String seconds(double value) {
        if (value < MINUTE) {
            return Numbers.plain(value, 0) + Numbers.NARROW + "s";
        }
        return value < HOUR
                ? Numbers.plain(value / MINUTE, 1) + Numbers.NARROW + "m"
                : Numbers.plain(value / HOUR, 1) + Numbers.NARROW + "h";
    }
}
