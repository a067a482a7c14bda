package org.kept.stats;

import java.util.List;

/**
 * The process limits of one phase of a chart; unclamped, so that those of a share may lie below 0 or above 1.
 *
 * @param from the index of the phase's first point
 * @param to the index of its last point, gaps included
 * @param points how many measured points they are computed from
 * @param center the mean of an XmR chart; the overall rate of a p′ or u′ chart
 * @param lower the lower limit; where limits differ by point, that at the last measured one
 * @param upper the upper limit, likewise
 * @param trial whether those are too few for the limits to be relied on
 * @param ranges the moving ranges behind the limits; of a p′ or u′ chart in units of its standard deviation
 * @param reaches how far the limits lie from the center at each point from {@code from} on, NaN at a gap; empty where they do not differ
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

    /** Whether the limits differ by point. */
    public boolean vary() {
        return !reaches.isEmpty();
    }

    /** The lower limit at that index of the series; NaN at a gap where limits differ by point. */
    public double lowerAt(int index) {
        return vary() ? center - reachAt(index) : lower;
    }

    /** The upper limit at that index of the series; NaN at a gap where limits differ by point. */
    public double upperAt(int index) {
        return vary() ? center + reachAt(index) : upper;
    }

    /** Whether that index of the series lies in the phase. */
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
