package org.kept.stats;

import java.util.Arrays;

/** The measured points of a phase against its center, gaps taken out: the one shape that the three kinds of chart share. */
final class StandardizedSeries {

    /** 3 over 1.128, rounded as the field has it for the chart of individual values. */
    private static final double XMR = 2.66;

    private static final double LANEY = 3 / 1.128;
    private static final double DUST = 1e-13;

    private final double center;
    private final double factor;
    private final double dust;
    private final double[] deviations;
    private final double[] units;
    private final double[] scores;

    private StandardizedSeries(double[] values, double center, double[] units, double factor) {
        this.center = center;
        this.units = units;
        this.factor = factor;
        this.dust = DUST * Arrays.stream(values).map(Math::abs).max().orElse(0);
        this.deviations = Arrays.stream(values)
                .map(value -> Math.abs(value - center) <= dust ? 0 : value - center)
                .toArray();
        this.scores = new double[values.length];
    }

    static StandardizedSeries xmr(double[] values, int baseline) {
        double[] units = new double[values.length];
        Arrays.fill(units, 1);
        var standardizedSeries = new StandardizedSeries(values, mean(values, baseline), units, XMR);
        System.arraycopy(values, 0, standardizedSeries.scores, 0, values.length);
        return standardizedSeries;
    }

    /** Laney's p′ and u′: scores are z-scores, and their own moving range widens or narrows the limits of theory. */
    static StandardizedSeries laney(ChartKind kind, double[] values, double[] denominators, int baseline) {
        double count = 0;
        double total = 0;
        for (int k = 0; k < baseline; k++) {
            count += values[k] * denominators[k];
            total += denominators[k];
        }
        double center = count / total;
        double variance = Math.max(0, kind == ChartKind.P_PRIME ? center * (1 - center) : center);
        double[] units =
                Arrays.stream(denominators).map(n -> Math.sqrt(variance / n)).toArray();
        var standardizedSeries = new StandardizedSeries(values, center, units, LANEY);
        Arrays.setAll(standardizedSeries.scores, k -> units[k] > 0 ? standardizedSeries.deviations[k] / units[k] : 0);
        return standardizedSeries;
    }

    /** In two passes, as the first alone can miss the value of a constant series by a rounding. */
    private static double mean(double[] values, int count) {
        double first = 0;
        for (int k = 0; k < count; k++) {
            first += values[k] / count;
        }
        double rest = 0;
        for (int k = 0; k < count; k++) {
            rest += values[k] - first;
        }
        return first + rest / count;
    }

    /** The middle line. */
    double center() {
        return center;
    }

    /** What moving ranges and trends are read from: the values, or how many standard deviations they lie from the center. */
    double[] scores() {
        return scores;
    }

    int size() {
        return scores.length;
    }

    /** On which side of the center the point lies: 1 above, −1 below, 0 where nothing but rounding parts them. */
    int side(int k) {
        return (int) Math.signum(deviations[k]);
    }

    /** How far the limits lie from the center at that point. */
    double reach(int k, double meanMovingRange) {
        return factor * meanMovingRange * units[k];
    }

    /** Whether the point lies strictly further from the center than that, by more than rounding. */
    boolean beyond(int k, double reach) {
        return Math.abs(deviations[k]) > reach + dust;
    }
}
