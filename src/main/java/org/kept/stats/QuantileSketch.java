package org.kept.stats;

import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import java.util.NoSuchElementException;
import java.util.SortedMap;

/**
 * Counts of waits in bins so narrow that any percentile can be read from them to within 1 %.
 *
 * <p>A sketch is no object but a count per bin, so that it can lie in a table as rows and merging two is adding their counts, in
 * whatever order; taking a wait back is subtracting one. Bins and answers are those of DDSketch with the logarithmic mapping
 * (Masson, Rim and Lee 2019).
 */
public final class QuantileSketch {

    /** The bin of waits of no time at all; it sorts before every other. */
    public static final int ZERO = Integer.MIN_VALUE;

    /** How far an answer may lie from the true percentile, relative to it. */
    public static final double RELATIVE_ERROR = 0.01;

    private static final IndexMapping MAPPING = new LogarithmicMapping(RELATIVE_ERROR);

    private QuantileSketch() {}

    /** The bin that counts a wait of so many seconds, 0 or more. */
    public static int binOf(double seconds) {
        if (!(seconds >= 0) || seconds > MAPPING.maxIndexableValue()) {
            throw new IllegalArgumentException(seconds + " seconds is not a wait");
        }
        return seconds > MAPPING.minIndexableValue() ? MAPPING.index(seconds) : ZERO;
    }

    /** The number of seconds that stands for every wait in that bin. */
    public static double valueOf(int bin) {
        return bin == ZERO ? 0 : MAPPING.value(bin);
    }

    /**
     * The wait that a share {@code q} of the waits do not exceed, in seconds.
     *
     * @param counts how many waits are in each bin
     * @param q 0.5 for the median
     * @throws NoSuchElementException when no wait was counted
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
