package org.kept.stats;

/**
 * The 95% confidence interval of a measured number.
 *
 * @param low the lower end, in the unit of the number
 * @param high the upper end, never below the lower
 * @param method how it was calculated, in words, such as "Wilson score interval, 95 %"
 */
public record Interval(double low, double high, String method) {

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("An interval from " + low + " to " + high + " is none");
        }
    }

    /** Whether the value is in the interval, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
