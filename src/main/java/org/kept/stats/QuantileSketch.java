package org.kept.stats;

import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import java.util.NoSuchElementException;
import java.util.SortedMap;

/**
 * Counts of waits in bins narrow enough to read any percentile to within 1%.
 *
 * <p>A sketch is a count per bin, so it can be stored as table rows. Merging adds counts, in any order; removing a wait
 * subtracts one. Bins and results match DDSketch with the logarithmic mapping (Masson, Rim and Lee 2019).
 */
public final class QuantileSketch {

    /** The bin of zero waits; it sorts before all others. */
    public static final int ZERO = Integer.MIN_VALUE;

    /** The maximum relative error of a percentile. */
    public static final double RELATIVE_ERROR = 0.01;

    private static final IndexMapping MAPPING = new LogarithmicMapping(RELATIVE_ERROR);

    private QuantileSketch() {}

    /** The bin of a wait in seconds, 0 or more. */
    public static int binOf(double seconds) {
        if (!(seconds >= 0) || seconds > MAPPING.maxIndexableValue()) {
            throw new IllegalArgumentException(seconds + " seconds is not a wait");
        }
        return seconds > MAPPING.minIndexableValue() ? MAPPING.index(seconds) : ZERO;
    }

    /** The value, in seconds, that represents all waits in a bin. */
    public static double valueOf(int bin) {
        return bin == ZERO ? 0 : MAPPING.value(bin);
    }

    /**
     * The {@code q} quantile of the waits, in seconds.
     *
     * @param counts the number of waits in each bin
     * @param q 0..1; 0.5 for the median
     * @throws NoSuchElementException if no wait was counted
     */
    public static double quantile(SortedMap<Integer, Long> counts, double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException(q + " is not a share");
        }
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        double rank = q * (total - 1.0);
        long seen = 0;
        for (var bin : counts.entrySet()) {
            seen += bin.getValue();
            if (seen > 0 && seen > rank) {
                return valueOf(bin.getKey());
            }
        }
        throw new NoSuchElementException("No wait was counted");
    }
}
