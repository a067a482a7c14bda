package org.kept.stats;

import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.jspecify.annotations.Nullable;

/** 95% confidence intervals of the kinds of reading: share, count rate, mean and net promoter score. */
public final class Intervals {

    private static final double ALPHA = 0.05;
    private static final double ROUNDING = 1e-13;
    private static final double Z = 1.959963984540054;

    private Intervals() {}

    /**
     * Wilson score interval of a share, on the scale 0..1 (Wilson 1927).
     *
     * <p>If there are more successes than trials, as in a week with more returns than orders, the result is that of
     * {@link #rate}; its method says so.
     *
     * @param n the number of trials, above 0
     */
    public static Interval share(double successes, double n) {
        requireCount(successes);
        requireBase(n);
        if (successes > n) {
            return rate(successes, n);
        }
        if (isWhole(successes) && isWhole(n)) {
            var wilson = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate((int) n, (int) successes, ALPHA);
            return wilson(successes, n, wilson.getLowerBound(), wilson.getUpperBound());
        }
        double share = successes / n;
        double center = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double halfWidth = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return wilson(successes, n, center - halfWidth, center + halfWidth);
    }

    /** Sets the ends of the scale exactly for no or all successes; the formula misses them by rounding. */
    private static Interval wilson(double successes, double n, double low, double high) {
        return new Interval(successes == 0 ? 0 : low, successes == n ? 1 : high, "Wilson score interval, 95 %");
    }

    /** {@link #share(double, double)} of whole counts. */
    public static Interval share(long successes, long n) {
        return share((double) successes, (double) n);
    }

    /**
     * Exact interval of the rate of a Poisson count, per unit of exposure (Garwood 1936).
     *
     * @param exposure the divisor of the count, above 0
     */
    public static Interval rate(double count, double exposure) {
        requireCount(count);
        requireBase(exposure);
        double low = count == 0 ? 0 : gammaQuantile(count, ALPHA / 2);
        double high = gammaQuantile(count + 1, 1 - ALPHA / 2);
        return new Interval(low / exposure, high / exposure, "exact Poisson interval, 95 %");
    }

    /**
     * A t interval of the mean of non-negative values, on the log scale (delta method), so that skewed waits do not
     * lead below zero. If all values are zero the interval is 0 to 0.
     *
     * @param n the number of values
     * @return null for fewer than two values, which leave no spread to judge by
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
        double factor = Math.exp(t(n) * Math.sqrt(variance(n, mean, sum, sumOfSquares) / n) / mean);
        return new Interval(mean / factor, mean * factor, "t interval on the log scale, 95 %");
    }

    /**
     * A t interval of the mean of values that may be negative.
     *
     * @param n the number of values
     * @return null for fewer than two values, which leave no spread to judge by
     */
    public static @Nullable Interval signedMean(long n, double sum, double sumOfSquares) {
        if (n < 2) {
            return null;
        }
        double mean = sum / n;
        double halfWidth = t(n) * Math.sqrt(variance(n, mean, sum, sumOfSquares) / n);
        return new Interval(mean - halfWidth, mean + halfWidth, "t interval, 95 %");
    }

    private static double t(long n) {
        return TDistribution.of(n - 1.0).inverseSurvivalProbability(ALPHA / 2);
    }

    private static double variance(long n, double mean, double sum, double sumOfSquares) {
        double squares = sumOfSquares - sum * mean;
        // A difference this small is rounding: all values are equal.
        return squares <= ROUNDING * sumOfSquares ? 0 : squares / (n - 1);
    }

    /**
     * Adjusted Wald interval of a net promoter score, clamped to the scale −100..100. Before the usual standard error,
     * ¾ promoter, 1½ passives and ¾ detractor are added to the answers (Rocks 2016).
     */
    public static Interval nps(long promoters, long passives, long detractors) {
        double answers = 0.0 + promoters + passives + detractors;
        requireCount(0.0 + Math.min(promoters, Math.min(passives, detractors)));
        requireBase(answers);
        double n = answers + 3;
        double up = (promoters + 0.75) / n;
        double down = (detractors + 0.75) / n;
        double score = up - down;
        double halfWidth = Z * Math.sqrt((up + down - score * score) / n);
        return new Interval(
                Math.max(-100, 100 * (score - halfWidth)),
                Math.min(100, 100 * (score + halfWidth)),
                "adjusted Wald interval, 95 %");
    }

    /**
     * The library's root finder stops at 1e-9; one Newton step brings its result to the precision of the distribution.
     */
    private static double gammaQuantile(double shape, double p) {
        var gamma = GammaDistribution.of(shape, 1);
        double x = p < 0.5 ? gamma.inverseCumulativeProbability(p) : gamma.inverseSurvivalProbability(1 - p);
        double density = gamma.density(x);
        return density > 0 ? x - (gamma.cumulativeProbability(x) - p) / density : x;
    }

    private static boolean isWhole(double value) {
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
