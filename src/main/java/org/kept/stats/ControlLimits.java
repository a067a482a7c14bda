package org.kept.stats;

import java.util.Arrays;

/**
 * Center and standard deviations of the measured points of a phase, from which its limits follow; one form for XmR, p′
 * and u′ charts.
 */
final class ControlLimits {

    /** 3 ÷ 1.128, rounded as is customary for charts of individual values. */
    private static final double XMR_FACTOR = 2.66;

    private static final double LANEY_FACTOR = 3 / 1.128;
    private static final double ROUNDING = 1e-13;

    private final double center;
    private final double factor;
    private final double tolerance;
    private final double[] deviations;
    private final double[] sigmas;
    private final double[] scores;

    private ControlLimits(double[] values, double center, double[] sigmas, double factor) {
        this.center = center;
        this.sigmas = sigmas;
        this.factor = factor;
        this.tolerance = ROUNDING * Arrays.stream(values).map(Math::abs).max().orElse(0);
        this.deviations = Arrays.stream(values)
                .map(value -> Math.abs(value - center) <= tolerance ? 0 : value - center)
                .toArray();
        this.scores = new double[values.length];
    }

    static ControlLimits xmr(double[] values, int baseline) {
        double[] sigmas = new double[values.length];
        Arrays.fill(sigmas, 1);
        var controlLimits = new ControlLimits(values, mean(values, baseline), sigmas, XMR_FACTOR);
        System.arraycopy(values, 0, controlLimits.scores, 0, values.length);
        return controlLimits;
    }

    /** Laney's p′ and u′: scores are z-scores, and their moving range widens or narrows the theoretical limits. */
    static ControlLimits laney(ChartKind kind, double[] values, double[] denominators, int baseline) {
        double count = 0;
        double total = 0;
        for (int k = 0; k < baseline; k++) {
            count += values[k] * denominators[k];
            total += denominators[k];
        }
        double center = count / total;
        double variance = Math.max(0, kind == ChartKind.P_PRIME ? center * (1 - center) : center);
        double[] sigmas =
                Arrays.stream(denominators).map(n -> Math.sqrt(variance / n)).toArray();
        var controlLimits = new ControlLimits(values, center, sigmas, LANEY_FACTOR);
        Arrays.setAll(controlLimits.scores, k -> sigmas[k] > 0 ? controlLimits.deviations[k] / sigmas[k] : 0);
        return controlLimits;
    }

    /** Two passes, because one alone can miss the value of a constant series by a rounding error. */
    private static double mean(double[] values, int count) {
        double estimate = 0;
        for (int k = 0; k < count; k++) {
            estimate += values[k] / count;
        }
        double residual = 0;
        for (int k = 0; k < count; k++) {
            residual += values[k] - estimate;
        }
        return estimate + residual / count;
    }

    double center() {
        return center;
    }

    /** The basis of moving ranges and trends: the values of an XmR chart, otherwise z-scores. */
    double[] scores() {
        return scores;
    }

    int size() {
        return scores.length;
    }

    /** The side of the center the point is on: 1 above, −1 below, 0 if it differs only by rounding. */
    int side(int k) {
        return (int) Math.signum(deviations[k]);
    }

    /** The distance of the limits from the center at a point. */
    double limitDistance(int k, double meanMovingRange) {
        return factor * meanMovingRange * sigmas[k];
    }

    /** Whether the point is further from the center than {@code reach}, by more than rounding. */
    boolean isBeyond(int k, double reach) {
        return Math.abs(deviations[k]) > reach + tolerance;
    }
}
