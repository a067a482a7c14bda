package org.kept.rollup.tally;

/**
 * What is added to the sums of an input, as integers so that adding and taking away leaves nothing behind.
 *
 * @param n how many
 * @param total thousandths of the values' unit
 * @param squares squares of tenths of the values' unit
 */
public record InputDelta(long n, long total, long squares) {

    public static final InputDelta ONE = new InputDelta(1, 0, 0);

    /** One occurrence with a value. */
    static InputDelta of(double value) {
        var tenths = Math.round(value * 10);
        return new InputDelta(1, Math.round(value * 1000), Math.multiplyExact(tenths, tenths));
    }

    public InputDelta plus(InputDelta other) {
        return new InputDelta(
                Math.addExact(n, other.n), Math.addExact(total, other.total), Math.addExact(squares, other.squares));
    }

    public InputDelta times(int sign) {
        return new InputDelta(sign * n, sign * total, sign * squares);
    }

    boolean isNothing() {
        return n == 0 && total == 0 && squares == 0;
    }
}
