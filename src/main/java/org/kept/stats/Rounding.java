package org.kept.stats;

/** Tells rounding errors of calculated values from real differences. */
public final class Rounding {

    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-12;

    private Rounding() {}

    /**
     * The value, or the bound itself if the two differ by no more than sums of decimals do in their last digits: the mean
     * of 0.1, 0.2 and 0.3 is 0.2.
     */
    public static double onto(double bound, double value) {
        return Double.isFinite(bound) && Math.abs(value - bound) <= RELATIVE * Math.abs(bound) + ABSOLUTE
                ? bound
                : value;
    }
}
