package org.kept.rollup;

/**
 * What is added to the sums of an input, as integers so that adding and taking away leaves nothing behind.
 *
 * @param n how many
 * @param total thousandths of the values' unit
 * @param squares squares of tenths of the values' unit
 */
record Delta(long n, long total, long squares) {

    static final Delta ONE = new Delta(1, 0, 0);

    /** One occurrence with a value. */
    static Delta of(double value) {
        var tenths = Math.round(value * 10);
        return new Delta(1, Math.round(value * 1000), Math.multiplyExact(tenths, tenths));
    }

    Delta plus(Delta other) {
        return new Delta(
                Math.addExact(n, other.n), Math.addExact(total, other.total), Math.addExact(squares, other.squares));
    }

    Delta times(int sign) {
        return new Delta(sign * n, sign * total, sign * squares);
    }

    boolean isNothing() {
        return n == 0 && total == 0 && squares == 0;
    }
}
