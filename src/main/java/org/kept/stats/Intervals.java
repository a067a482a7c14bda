package org.kept.stats;

import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.jspecify.annotations.Nullable;

/** The 95 % intervals of the four kinds of reading: a share, a count rate, a mean and a net promoter score. */
public final class Intervals {

    private static final double ALPHA = 0.05;
    private static final double ROUNDING = 1e-13;
    private static final double Z = 1.959963984540054;

    private Intervals() {}

    /**
     * Wilson's score interval for a share, on the scale 0…1 (Wilson 1927).
     *
     * <p>Where more were counted than there were trials, as in a week with more returns than orders, the number is no share, and
     * the answer is that of {@link #rate}, which its method says.
     *
     * @param n the trials, more than 0
     */
    public static Interval share(double successes, double n) {
        requireCount(successes);
        requireBase(n);
        if (successes > n) {
            return rate(successes, n);
        }
        if (whole(successes) && whole(n)) {
            var wilson = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate((int) n, (int) successes, ALPHA);
            return wilson(successes, n, wilson.getLowerBound(), wilson.getUpperBound());
        }
        double share = successes / n;
        double center = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double reach = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return wilson(successes, n, center - reach, center + reach);
    }

    /** None and all reach the ends of the scale exactly; the formula misses them by a rounding. */
    private static Interval wilson(double successes, double n, double low, double high) {
        return new Interval(successes == 0 ? 0 : low, successes == n ? 1 : high, "Wilson score interval, 95 %");
    }

    /** {@link #share(double, double)} of whole counts. */
    public static Interval share(long successes, long n) {
        return share((double) successes, (double) n);
    }

    /**
     * The exact interval for the rate of a Poisson count, per unit of exposure (Garwood 1936).
     *
     * @param exposure what the count is divided by, more than 0
     */
    public static Interval rate(double count, double exposure) {
        requireCount(count);
        requireBase(exposure);
        double low = count == 0 ? 0 : gammaQuantile(count, ALPHA / 2);
        double high = gammaQuantile(count + 1, 1 - ALPHA / 2);
        return new Interval(low / exposure, high / exposure, "exact Poisson interval, 95 %");
    }

    /**
     * A t interval for the mean of values that are never negative, taken on the logarithm of the mean (delta method), so that
     * skewed waits do not lead below zero. Values that are all zero give the interval from 0 to 0.
     *
     * @param n how many values
     * @return nothing when fewer than two values leave no spread to judge by
     */
    public static @Nullable Interval mean(long n, double sum, double sumOfSquares) {
        if (n < 2) {
            return null;
        }
        requireCount(sum);
        if (sum == 0) {
            return new Interval(0, 0, "every value is zero");
        }
        double mean = sum / n;
        double squares = sumOfSquares - sum * mean;
        // A difference of sums this small is their rounding: all values are equal.
        double variance = squares <= ROUNDING * sumOfSquares ? 0 : squares / (n - 1);
        double t = TDistribution.of(n - 1.0).inverseSurvivalProbability(ALPHA / 2);
        double factor = Math.exp(t * Math.sqrt(variance / n) / mean);
        return new Interval(mean / factor, mean * factor, "t interval on the log scale, 95 %");
    }

    /**
     * The adjusted Wald interval of a net promoter score, on the scale −100…100 and clamped to it: ¾ of a promoter, 1½ passives
     * and ¾ of a detractor are added to the answers before the usual standard error is taken (Rocks 2016).
     */
    public static Interval nps(long promoters, long passives, long detractors) {
        double answers = 0.0 + promoters + passives + detractors;
        requireCount(0.0 + Math.min(promoters, Math.min(passives, detractors)));
        requireBase(answers);
        double n = answers + 3;
        double up = (promoters + 0.75) / n;
        double down = (detractors + 0.75) / n;
        double score = up - down;
        double reach = Z * Math.sqrt((up + down - score * score) / n);
        return new Interval(
                Math.max(-100, 100 * (score - reach)),
                Math.min(100, 100 * (score + reach)),
                "adjusted Wald interval, 95 %");
    }

    /** The library's root finder stops at 1e-9; one Newton step takes its answer to the precision of the distribution itself. */
    private static double gammaQuantile(double shape, double p) {
        var gamma = GammaDistribution.of(shape, 1);
        double x = p < 0.5 ? gamma.inverseCumulativeProbability(p) : gamma.inverseSurvivalProbability(1 - p);
        double density = gamma.density(x);
        return density > 0 ? x - (gamma.cumulativeProbability(x) - p) / density : x;
    }

    private static boolean whole(double value) {
        return value == Math.rint(value) && value <= Integer.MAX_VALUE;
    }

    private static void requireCount(double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(value + " is not a count or a sum of values that are never negative");
        }
    }

    private static void requireBase(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("There is no interval over a denominator of " + value);
        }
    }
}
