package org.kept.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.kept.stats.Rounding;

/**
 * Formats values beside the bounds they are compared with, such as a target or a limit. All get enough decimals to be
 * distinguished, so that no verdict contradicts the numbers next to it: {@code 79.96%} and {@code ≥ 80.00%}.
 *
 * <p>A bound has at least the decimals it was set with. Without bounds, numbers are formatted as by
 * {@link NumberFormatter}.
 */
public final class ComparedFigures {

    /** Maximum number of decimals; numbers that differ beyond it differ by rounding errors only. */
    private static final int MAX_DECIMALS = 10;

    /** Maximum number of decimals added to show a bound as it was set. */
    private static final int MAX_BOUND_DECIMALS = 4;

    private static final double MINUTE = 60;
    private static final double HOUR = 3600;

    private final String unit;
    private final Precision precision;

    private ComparedFigures(String unit, double[] values, double[] bounds, double[] others) {
        this.unit = unit;
        this.precision = precision(unit, values, bounds, others);
    }

    /** Bounds on their own, each with the decimals it was set with. */
    public static ComparedFigures ofBounds(String unit, List<Double> bounds) {
        return of(unit, List.of(), bounds);
    }

    /** One value beside its bounds; bounds that are not finite are ignored. */
    public static ComparedFigures of(String unit, double value, List<Double> bounds) {
        return of(unit, List.of(value), bounds);
    }

    /** Values beside the bounds of all of them; numbers that are not finite are ignored. */
    public static ComparedFigures of(String unit, List<Double> values, List<Double> bounds) {
        return of(unit, values, bounds, List.of());
    }

    /**
     * Values beside bounds that someone set and other numbers that were calculated, such as limits.
     *
     * @param bounds written with all their decimals
     * @param others only distinguished from the values
     */
    public static ComparedFigures of(String unit, List<Double> values, List<Double> bounds, List<Double> others) {
        return new ComparedFigures(unit, finite(values), finite(bounds), finite(others));
    }

    private static double[] finite(List<Double> numbers) {
        return numbers.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
    }

    /** A value in a sentence: {@code 79.96%}, {@code 12.04 per 1,000}. */
    public String value(double value) {
        return precision.isUsual() ? NumberFormatter.value(unit, value) : figure(value) + NumberFormatter.base(unit);
    }

    /** A value where the column heading or row already names the base: {@code 12.04}. */
    public String figure(double value) {
        return precision.isUsual() ? NumberFormatter.figure(unit, value) : precision.text(unit, value);
    }

    /** An interval: {@code 75.00% to 79.97%}. */
    public String interval(double low, double high) {
        return figure(low) + " to " + figure(high);
    }

    /** A target: {@code ≥ 80.00%}, {@code 60.0% to 70.0%}; null if both bounds are null. */
    public @Nullable String target(@Nullable Double low, @Nullable Double high) {
        if (low != null && high != null) {
            return bound(low) + " to " + bound(high);
        }
        if (low != null) {
            return "≥" + NumberFormatter.NARROW + bound(low);
        }
        return high == null ? null : "≤" + NumberFormatter.NARROW + bound(high);
    }

    /** One bound, as it was set: {@code 80.00%}. */
    public String bound(double bound) {
        return precision.isUsual() ? NumberFormatter.bound(unit, bound) : precision.text(unit, bound);
    }

    /** The signed distance of a value from a bound, as their texts differ: {@code −0.04 pt}. */
    public String gap(double value, double bound) {
        var scale = unit.equals("fraction") ? 100 : 1;
        var shown = precision.shown(unit, value).subtract(precision.shown(unit, bound));
        if (precision.isUsual()) {
            return unit.equals("seconds") && Math.abs(value) >= MINUTE
                    ? sign(shown) + DurationFormatter.exact(shown.abs().doubleValue())
                    : NumberFormatter.difference(unit, shown.doubleValue() / scale);
        }
        return sign(shown)
                + precision.plain(unit, shown.abs())
                + (unit.equals("fraction") ? NumberFormatter.POINTS : "");
    }

    private static String sign(BigDecimal number) {
        return number.signum() > 0 ? "+" : number.signum() < 0 ? NumberFormatter.MINUS : "";
    }

    private static Precision precision(String unit, double[] values, double[] bounds, double[] others) {
        var references = DoubleStream.concat(Arrays.stream(bounds), Arrays.stream(others))
                .toArray();
        var precision = Precision.usual(unit, DoubleStream.concat(Arrays.stream(values), Arrays.stream(references)));
        while (precision.decimals < MAX_DECIMALS
                && !(isToldApart(unit, precision, values, references) && areExact(unit, precision, bounds))) {
            precision = precision.finer();
        }
        return precision;
    }

    private static boolean isToldApart(String unit, Precision precision, double[] values, double[] bounds) {
        for (var value : values) {
            for (var bound : bounds) {
                if (Rounding.onto(bound, value) != bound
                        && precision.shown(unit, value).compareTo(precision.shown(unit, bound)) == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean areExact(String unit, Precision precision, double[] bounds) {
        if (precision.added >= MAX_BOUND_DECIMALS) {
            return true;
        }
        return Arrays.stream(bounds)
                .allMatch(bound -> precision.shown(unit, bound).compareTo(scaled(unit, bound)) == 0);
    }

    private static BigDecimal scaled(String unit, double number) {
        var decimal = BigDecimal.valueOf(number);
        return (unit.equals("fraction") ? decimal.movePointRight(2) : decimal).setScale(10, RoundingMode.HALF_UP);
    }

    /**
     * Precision with which numbers are written.
     *
     * @param decimals the decimals; −1 for durations as they are usually written
     * @param added how many steps finer than usual
     * @param smallest the smallest number of decimals that is finer than usual
     */
    private record Precision(int decimals, int added, int smallest, boolean asSeconds) {

        static Precision usual(String unit, DoubleStream numbers) {
            if (!unit.equals("seconds")) {
                var usual = unit.equals("nps") || unit.equals("count") ? 0 : NumberStyle.decimals(unit);
                return new Precision(usual, 0, usual + 1, false);
            }
            var longest = numbers.map(Math::abs).max().orElse(0);
            return new Precision(-1, 0, longest >= HOUR ? 0 : longest >= MINUTE ? 1 : 2, longest <= 2 * MINUTE);
        }

        boolean isUsual() {
            return added == 0;
        }

        Precision finer() {
            return new Precision(Math.max(smallest, decimals + 1), added + 1, smallest, asSeconds);
        }

        /** The number that a formatted text shows. */
        BigDecimal shown(String unit, double number) {
            if (decimals >= 0) {
                return scaled(unit, number).setScale(decimals, RoundingMode.HALF_UP);
            }
            var size = Math.abs(number);
            if (size < MINUTE) {
                return scaled(unit, number).setScale(1, RoundingMode.HALF_UP);
            }
            return BigDecimal.valueOf(
                    Math.rint(number) < HOUR && Math.rint(number) > -HOUR
                            ? Math.rint(number)
                            : MINUTE * Math.round(Math.rint(number) / MINUTE));
        }

        String text(String unit, double number) {
            var shown = shown(unit, number);
            return switch (unit) {
                case "fraction" -> percentage(shown, scaled(unit, number));
                case "nps" -> sign(shown) + plain(unit, shown.abs());
                case "seconds" -> asSeconds ? plain(unit, shown) : DurationFormatter.precise(shown);
                default -> plain(unit, shown);
            };
        }

        /** Like {@link NumberFormatter}, writes 0% and 100% only for exactly these values. */
        private String percentage(BigDecimal shown, BigDecimal percent) {
            var step = BigDecimal.ONE.movePointLeft(decimals);
            if (shown.signum() == 0 && percent.signum() > 0) {
                return "<" + step.toPlainString() + "%";
            }
            var hundred = BigDecimal.valueOf(100);
            if (shown.compareTo(hundred) == 0 && percent.compareTo(hundred) < 0) {
                return ">" + hundred.subtract(step).toPlainString() + "%";
            }
            return NumberFormatter.grouped(shown) + "%";
        }

        String plain(String unit, BigDecimal shown) {
            return NumberFormatter.grouped(shown)
                    + (unit.equals("seconds") ? DurationFormatter.SECONDS : NumberStyle.suffix(unit));
        }
    }
}
