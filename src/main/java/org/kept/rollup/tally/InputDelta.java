package org.kept.rollup.tally;

import java.math.BigInteger;
import java.util.Map;
import org.kept.kpi.Input;
import org.kept.kpi.Tally.InputSums;
import org.kept.stats.QuantileSketch;

/**
 * Change to the sums of an input, as integers so that adding and subtracting cancel exactly.
 *
 * @param n number of occurrences
 * @param total sum of the values, in thousandths of their unit
 * @param squares sum of the squares of the values, each in tenths of their unit, or thousandths for a custom KPI; those of
 *     a hundred years exceed a long
 */
public record InputDelta(long n, long total, BigInteger squares) {

    public static final InputDelta ONE = new InputDelta(1, 0, BigInteger.ZERO);

    /** The largest number whose square is a long. */
    private static final long MAX_SQUARED = 3_000_000_000L;

    private static final long THOUSANDTHS_OF_A_MILLION = 1_000_000_000L;

    /** One occurrence with a value. */
    static InputDelta of(double value) {
        return of(value, 10);
    }

    /** One number that a custom KPI adds up: under its input, and if it is large under that of the millions as well. */
    static Map<Input, InputDelta> added(Input input, double number) {
        var all = of(number, input.fineness());
        var millions = all.total / THOUSANDTHS_OF_A_MILLION;
        return millions == 0
                ? Map.of(input, all)
                : Map.of(
                        input,
                        new InputDelta(1, all.total % THOUSANDTHS_OF_A_MILLION, all.squares),
                        input.millions(),
                        new InputDelta(1, millions * 1000, BigInteger.ZERO));
    }

    private static InputDelta of(double value, int fineness) {
        var units = Math.round(value * fineness);
        var square = Math.abs(units) <= MAX_SQUARED
                ? BigInteger.valueOf(units * units)
                : BigInteger.valueOf(units).pow(2);
        return new InputDelta(1, Math.round(value * 1000), square);
    }

    /** One occurrence whose value is replaced: its value less the other one. */
    static InputDelta difference(boolean isWhole, double value, double other) {
        var all = of(value);
        var rest = of(other);
        return new InputDelta(isWhole ? 1 : 0, all.total - rest.total, all.squares.subtract(rest.squares));
    }

    public InputDelta plus(InputDelta other) {
        return new InputDelta(Math.addExact(n, other.n), Math.addExact(total, other.total), squares.add(other.squares));
    }

    public InputDelta times(int sign) {
        return sign == 1 ? this : new InputDelta(sign * n, sign * total, squares.multiply(BigInteger.valueOf(sign)));
    }

    /** The sums in the input's unit. */
    public InputSums sums(Input input) {
        double fineness = input.fineness();
        return new InputSums(n, total / 1000.0, squares.doubleValue() / (fineness * fineness));
    }

    /** These values in a bin of a sketch; the millions of an input are no further values. */
    public QuantileSketch.SketchBin bin(Input input) {
        return new QuantileSketch.SketchBin(
                input.equals(input.ofEvents()) ? n : 0,
                input.worth() * sums(input).total());
    }

    boolean isZero() {
        return n == 0 && total == 0 && squares.signum() == 0;
    }
}
