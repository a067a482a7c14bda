package org.kept.chart;

import java.util.List;
import java.util.Locale;
import org.kept.stats.Rounding;
import org.kept.ui.ComparedFigures;
import org.kept.ui.NumberFormatter;

/** Formats values for the narrow cells of an hour chart. */
final class HourValueFormatter {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private HourValueFormatter() {}

    /** A value as brief as possible, unless it would then read like one of the lines that it is compared with. */
    static String beside(String unit, double value, List<Double> lines) {
        var brief = brief(unit, value);
        var readsLikeLine = lines.stream()
                .anyMatch(line ->
                        Rounding.onto(line, value) != line && brief(unit, line).equals(brief));
        return readsLikeLine
                ? ComparedFigures.of(unit, List.of(value), List.of(), lines).figure(value)
                : brief;
    }

    /** {@code 83%}, {@code 41 s}, {@code 1:12}, {@code +35}, {@code 12}. */
    static String brief(String unit, double value) {
        return switch (unit) {
            case "fraction" -> percentage(value);
            case "seconds" -> seconds(value);
            case "nps" -> NumberFormatter.figure(unit, value);
            default -> NumberFormatter.plain(value, Math.abs(value) < 10 ? 1 : 0);
        };
    }

    /** A target bound as it was set: {@code 80%}, {@code 2.5%}, {@code 60 s}. */
    static String exact(String unit, double value) {
        var whole = Math.abs(value * 100 - Math.rint(value * 100)) < 1e-9;
        return unit.equals("fraction") && whole
                ? NumberFormatter.axis(unit, value, 0.01)
                : ComparedFigures.ofBounds(unit, List.of(value)).bound(value);
    }

    /** Small shares keep a decimal, because half of them would otherwise read 0%. */
    private static String percentage(double value) {
        var percent = value * 100;
        return NumberFormatter.plain(percent, percent > 0 && percent < 9.95 ? 1 : 0) + "%";
    }

    private static String seconds(double value) {
        if (Math.round(value) < MINUTE) {
            return NumberFormatter.plain(value, 0) + NumberFormatter.NARROW + "s";
        }
        var whole = Math.round(value);
        return whole < HOUR
                ? whole / MINUTE + ":" + String.format(Locale.ROOT, "%02d", whole % MINUTE)
                : NumberFormatter.plain(value / HOUR, 1) + NumberFormatter.NARROW + "h";
    }
}
