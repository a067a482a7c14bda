package org.kept.rollup.tally;

import java.math.BigInteger;
import org.kept.kpi.Input;
import org.kept.kpi.Tally.InputSums;

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

    /** One occurrence with a value. */
    static InputDelta of(double value) {
        return of(value, 10);
    }

    /** One occurrence of an input with a value. */
    static InputDelta of(Input input, double value) {
        return of(value, input.fineness());
    }

    private static InputDelta of(double value, int fineness) {
        var units = Math.round(value * fineness);
        var square = Math.abs(units) <= MAX_SQUARED
                ? BigInteger.valueOf(units * units)
                : BigInteger.valueOf(units).pow(2);
        return new InputDelta(1, Math.round(value * 1000), square);
    }

    /** What is left of one occurrence when another value is taken from its own. */
    static InputDelta difference(boolean isWhole, double value, double other) {
        var all = of(value);
        var rest = of(other);
        return new InputDelta(isWhole ? 1 : 0, all.total - rest.total, all.squares.subtract(rest.squares));
    }

    public InputDelta plus(InputDelta other) {
        return new InputDelta(Math.addExact(n, other.n), Math.addExact(total, other.total), squares.add(other.squares));
    }

    public InputDelta times(int sign) {
        return new InputDelta(sign * n, sign * total, squares.multiply(BigInteger.valueOf(sign)));
    }

    /** The sums in the input's unit. */
    public InputSums sums(Input input) {
        double fineness = input.fineness();
        return new InputSums(n, total / 1000.0, squares.doubleValue() / (fineness * fineness));
    }

    boolean isZero() {
        return n == 0 && total == 0 && squares.signum() == 0;
    }
}
