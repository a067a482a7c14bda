package org.kept.ui;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Formats numbers by unit: {@code fraction}, {@code per-thousand}, {@code per-hundred}, {@code seconds}, {@code nps},
 * {@code count}; {@code number:2:EUR} is a number with two decimals and a symbol; any other unit is a plain number.
 *
 * <p>In templates {@code {num:value(unit, value)}}. Halves round away from zero. A share that would be rounded to 0% or
 * 100% is written {@code <0.1%} or {@code >99.9%}. Absent values are not handled here.
 */
@TemplateExtension(namespace = "num")
public final class NumberFormatter {

    public static final char NARROW = '\u202f';
    private static final char NBSP = '\u00a0';
    static final String MINUS = "\u2212";
    static final String POINTS = NARROW + "pt";
    private static final int GROUP_SIZE = 3;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private NumberFormatter() {}

    /** A value in a sentence: {@code 83.1%}, {@code 12.4 per 1,000}, {@code 32.4 s}, {@code 1 min 12 s}. */
    public static String value(String unit, double value) {
        return figure(unit, value) + base(unit);
    }

    /** The base of a figure, such as {@code per 1,000}, to follow it in a sentence; empty for most units. */
    static String base(String unit) {
        return switch (unit) {
            case "per-thousand" -> NBSP + "per" + NBSP + "1,000";
            case "per-hundred" -> NBSP + "per" + NBSP + "100";
            default -> "";
        };
    }

    /** A value where the column heading or row already names the base: {@code 12.4}. */
    public static String figure(String unit, double value) {
        return switch (unit) {
            case "fraction" -> percentage(value);
            case "seconds" -> DurationFormatter.mean(value);
            case "nps" -> signed(value, 0);
            case "count" -> plain(value, 0);
            default -> plain(value, NumberStyle.decimals(unit)) + NumberStyle.suffix(unit);
        };
    }

    /** The sample after a value: {@code  of 50} after a share, {@code  over 50} after any other. */
    public static String ofSample(String unit, double sample) {
        return (unit.equals("fraction") ? " of " : " over ") + count(Math.round(sample));
    }

    /** An interval: {@code 81.0% to 85.0%}. */
    public static String interval(String unit, double low, double high) {
        return figure(unit, low) + " to " + figure(unit, high);
    }

    /** A signed difference; percentages differ in points ({@code +2.2 pt}). */
    public static String difference(String unit, double difference) {
        return switch (unit) {
            case "fraction" -> signed(difference * 100, 1) + NARROW + "pt";
            case "seconds" -> signOf(difference, 1) + DurationFormatter.mean(Math.abs(difference));
            case "nps", "count" -> signed(difference, 0);
            default -> signed(difference, NumberStyle.decimals(unit)) + NumberStyle.suffix(unit);
        };
    }

    /**
     * A signed part of a difference, with one decimal for {@code nps} and {@code count}: {@code −2.1 pt}, {@code +0.4}.
     */
    public static String effect(String unit, double part) {
        return unit.equals("nps") || unit.equals("count") ? signed(part, 1) : difference(unit, part);
    }

    /** Whether a part of a difference rounds to zero. */
    public static boolean roundsToZero(String unit, double part) {
        return rounded(BigDecimal.valueOf(unit.equals("fraction") ? part * 100 : part), NumberStyle.decimals(unit))
                        .signum()
                == 0;
    }

    /** The spread of values, unsigned: {@code 1.52 pt}, {@code 4.2 s}. */
    public static String spread(String unit, double spread) {
        return switch (unit) {
            case "fraction" -> plain(spread * 100, 2) + NARROW + "pt";
            case "seconds" -> DurationFormatter.mean(spread);
            case "nps" -> plain(spread, 1);
            default -> plain(spread, NumberStyle.decimals(unit) + 1) + NumberStyle.suffix(unit);
        };
    }

    /** A probability in whole percent, never 0% or 100%: {@code 31%}, {@code below 1%}, {@code above 99%}. */
    public static String chance(double chance) {
        return chance < 0.01 ? "below 1%" : chance > 0.99 ? "above 99%" : plain(chance * 100, 0) + "%";
    }

    /** A multiplier with two decimals: {@code 1.21}. */
    public static String factor(double factor) {
        return plain(factor, 2);
    }

    /** A target: {@code ≥ 80.0%}, {@code ≤ 60 s}, {@code 60.0% to 70.0%}; null if both bounds are null. */
    public static @Nullable String target(String unit, @Nullable Double low, @Nullable Double high) {
        var bounds = Stream.of(Optional.ofNullable(low), Optional.ofNullable(high))
                .flatMap(Optional::stream)
                .toList();
        return ComparedFigures.ofBounds(unit, bounds).target(low, high);
    }

    /** A single measured duration, not a mean: {@code 12 s}, {@code 4 min}. */
    public static String time(double seconds) {
        return DurationFormatter.exact(seconds);
    }

    /** A whole number with digit grouping: {@code 1,104}. */
    public static String count(Number count) {
        return grouped(BigDecimal.valueOf(count.longValue()));
    }

    /** A count with its noun: {@code 1 week}, {@code 1,104 orders}. */
    public static String of(Number count, String one, String many) {
        return count(count) + NBSP + (count.longValue() == 1 ? one : many);
    }

    /**
     * An axis label, with just enough decimals to tell labels apart.
     *
     * @param step the distance between two labels, in the unit
     */
    public static String axis(String unit, double value, double step) {
        return switch (unit) {
            case "fraction" -> plain(value * 100, decimals(step * 100)) + "%";
            case "seconds" -> DurationFormatter.exact(value);
            case "nps" -> signed(value, decimals(step));
            default -> plain(value, decimals(step));
        };
    }

    /** A bound with the usual decimals of its unit. */
    static String bound(String unit, double value) {
        return switch (unit) {
            case "fraction" -> plain(value * 100, 1) + "%";
            case "seconds" -> DurationFormatter.exact(value);
            default -> figure(unit, value);
        };
    }

    private static String percentage(double fraction) {
        var percent = BigDecimal.valueOf(fraction).movePointRight(2);
        var rounded = rounded(percent, 1);
        if (rounded.signum() == 0 && percent.signum() > 0) {
            return "<0.1%";
        }
        if (rounded.compareTo(HUNDRED) == 0 && percent.compareTo(HUNDRED) < 0) {
            return ">99.9%";
        }
        return grouped(rounded) + "%";
    }

    public static String plain(double value, int decimals) {
        return grouped(rounded(BigDecimal.valueOf(value), decimals));
    }

    private static String signed(double value, int decimals) {
        return signOf(value, decimals) + plain(Math.abs(value), decimals);
    }

    private static String signOf(double value, int decimals) {
        var sign = rounded(BigDecimal.valueOf(value), decimals).signum();
        return sign > 0 ? "+" : sign < 0 ? MINUS : "";
    }

    static String grouped(BigDecimal value) {
        // A page has hundreds of numbers, and String.format parses its pattern each time.
        var digits = new StringBuilder(value.abs().toPlainString());
        var point = digits.indexOf(".");
        for (var at = (point < 0 ? digits.length() : point) - GROUP_SIZE; at > 0; at -= GROUP_SIZE) {
            digits.insert(at, ',');
        }
        return value.signum() < 0 ? MINUS + digits : digits.toString();
    }

    private static BigDecimal rounded(BigDecimal value, int decimals) {
        // Rounds to ten digits first: 0.145 * 100 is 14.499999999999998 as a double but means 14.5.
        return value.setScale(10, RoundingMode.HALF_UP).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** The minimum number of decimals that write the step exactly, at most 6. */
    private static int decimals(double step) {
        var exact = BigDecimal.valueOf(step).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        return Math.max(0, exact.scale());
    }
}
