package org.kept.stats;

import java.util.List;

/**
 * The process limits of one phase, not clamped: those of a share may be below 0 or above 1.
 *
 * @param from the index of the first point of the phase
 * @param to the index of its last point, gaps included
 * @param points the number of measured points they are calculated from
 * @param center the mean of an XmR chart; the overall rate of a p′ or u′ chart
 * @param lower the lower limit; if limits vary by point, that at the last measured one
 * @param upper the upper limit, likewise
 * @param trial whether there are too few points for reliable limits
 * @param ranges the moving ranges behind the limits; for a p′ or u′ chart in standard deviations
 * @param reaches the distance of the limits from the center at each point from {@code from} on, NaN at a gap; empty if
 *     limits do not vary
 */
public record Limits(
        int from,
        int to,
        int points,
        double center,
        double lower,
        double upper,
        boolean trial,
        MovingRanges ranges,
        List<Double> reaches) {

    public Limits {
        reaches = List.copyOf(reaches);
    }

    /** Whether the limits vary by point. */
    public boolean varyByPoint() {
        return !reaches.isEmpty();
    }

    /** The lower limit at an index of the series; NaN at a gap if limits vary by point. */
    public double lowerAt(int index) {
        return varyByPoint() ? center - reachAt(index) : lower;
    }

    /** The upper limit at an index of the series; NaN at a gap if limits vary by point. */
    public double upperAt(int index) {
        return varyByPoint() ? center + reachAt(index) : upper;
    }

    /** Whether an index of the series is in the phase. */
    public boolean covers(int index) {
        return from <= index && index <= to;
    }

    private double reachAt(int index) {
        if (!covers(index)) {
            throw new IndexOutOfBoundsException("Point " + index + " is not in the phase from " + from + " to " + to);
        }
        return reaches.get(index - from);
    }
}
