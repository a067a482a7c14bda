package org.kept.stats;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * 95% confidence intervals of the difference between two independent numbers, such as a KPI before and after a step.
 */
public final class Differences {

    private static final double ALPHA = 0.05;
    private static final double Z = 1.959963984540054;

    /** Above this, the correction for autocorrelation would leave almost no information. */
    private static final double MAX_CORRELATION = 0.8;

    private Differences() {}

    /**
     * The interval of {@code after − before} from the intervals of the two numbers (MOVER; Zou and Donner 2008). For
     * two shares with Wilson intervals it is Newcombe's hybrid score interval (Newcombe 1998, method 10).
     *
     * @param widening the factor by which both ends are moved outwards, at least 1; see {@link #widening}
     */
    public static Interval of(
            double before, Interval ofBefore, double after, Interval ofAfter, double widening, String method) {
        double difference = after - before;
        double down = Math.hypot(after - ofAfter.low(), ofBefore.high() - before);
        double up = Math.hypot(ofAfter.high() - after, before - ofBefore.low());
        return new Interval(difference - widening * down, difference + widening * up, method);
    }

    /**
     * Welch's t interval of the difference of two means, for numbers known only as values (Welch 1947).
     *
     * @param before at least two values
     * @param after at least two values
     * @param inflation the factor by which variances are larger than those of independent values, at least 1
     */
    public static Interval welch(double[] before, double[] after, double inflation) {
        double first = variance(before) / before.length;
        double second = variance(after) / after.length;
        double difference = mean(after) - mean(before);
        double error = first + second;
        if (error == 0) {
            return new Interval(difference, difference, "every week has the same value");
        }
        double freedom = error * error / (first * first / (before.length - 1) + second * second / (after.length - 1));
        double half = TDistribution.of(freedom).inverseSurvivalProbability(ALPHA / 2) * Math.sqrt(inflation * error);
        return new Interval(difference - half, difference + half, "Welch's t interval of the weekly values, 95 %");
    }

    /**
     * The factor by which an interval is too narrow if it allows only for chance within weeks: weeks vary, resemble the
     * week before, and are few.
     *
     * @param residuals for each group, the deviations of its points from the mean of the group, in time order and in
     *     standard deviations that chance within a point explains
     * @return at least 1
     */
    public static double widening(List<double[]> residuals) {
        int freedom = residuals.stream().mapToInt(group -> group.length).sum() - residuals.size();
        if (freedom < 1) {
            throw new IllegalArgumentException("Variation cannot be known from one point in each group");
        }
        double squares = residuals.stream()
                .flatMapToDouble(Arrays::stream)
                .map(each -> each * each)
                .sum();
        double factor = Math.max(1, squares / freedom) * inflation(residuals);
        double t = TDistribution.of(freedom).inverseSurvivalProbability(ALPHA / 2);
        return Math.sqrt(factor) * t / Z;
    }

    /**
     * The factor by which autocorrelation increases the variance of a mean: (1 + ρ) ÷ (1 − ρ). The correlation ρ of
     * each point with the one before is corrected for the length of the series (Kendall 1954) and is at most 0.8.
     *
     * @param residuals for each group, the deviations of its points from the mean of the group, in time order
     * @return at least 1
     */
    public static double inflation(List<double[]> residuals) {
        double products = 0;
        double squares = 0;
        int points = 0;
        for (var group : residuals) {
            points += group.length;
            for (int i = 0; i < group.length; i++) {
                squares += group[i] * group[i];
                products += i == 0 ? 0 : group[i] * group[i - 1];
            }
        }
        if (squares == 0 || points <= 4) {
            return 1;
        }
        double correlation = (points * products / squares + 1) / (points - 4);
        double positive = Math.min(MAX_CORRELATION, Math.max(0, correlation));
        return (1 + positive) / (1 - positive);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum() / (values.length - 1);
    }
}
