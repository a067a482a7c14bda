package org.kept.stats;

import com.datadoghq.sketch.ddsketch.mapping.IndexMapping;
import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Counts and sums of waits in bins narrow enough to read any percentile to within 1%.
 *
 * <p>A percentile is the mean of the bin that the nearest rank falls into, so it is never below the least or above the
 * greatest wait. Up to a day, no bin reaches across a whole second: a percentile is within a time limit of whole seconds
 * exactly if that many waits are.
 *
 * <p>A sketch is a count and a sum per bin, so it can be stored as table rows. Merging adds them, in any order; removing a
 * wait subtracts it. Below 100 seconds and above a day, bins are those of DDSketch's logarithmic mapping (Masson, Rim and
 * Lee 2019). Sketches stored by earlier releases have that mapping with wider bins and no sums; they are read as before.
 */
public final class QuantileSketch {

    /** The bin of zero waits. */
    public static final int ZERO = Integer.MIN_VALUE;

    /** The maximum relative error of a percentile. */
    public static final double RELATIVE_ERROR = 0.01;

    /** Bins of earlier releases, which are all below {@link #SHORT} / 2. */
    private static final IndexMapping EARLIER = new LogarithmicMapping(RELATIVE_ERROR);

    /** Bins so narrow that their mean is within the relative error of every wait in them. */
    private static final IndexMapping MAPPING = new LogarithmicMapping(0.0049);

    private static final int SHORT = 1_000_000;
    private static final int SECONDS = 2_000_000;
    private static final int LONG = 4_000_000;

    /** From here on a bin of one second is narrow enough. */
    private static final double SECONDS_FROM = 100;

    private static final double DAY = 86_400;

    private QuantileSketch() {}

    /**
     * The waits in a bin.
     *
     * @param total their sum in seconds; 0 in a bin of an earlier release
     */
    public record SketchBin(long count, double total) {

        public SketchBin plus(SketchBin other) {
            return new SketchBin(count + other.count, total + other.total);
        }
    }

    /** A bin with the value that represents its waits. */
    private record ValuedBin(double value, long count) {}

    /** The bin of a wait in seconds, 0 or more. */
    public static int binOf(double seconds) {
        if (!(seconds >= 0) || seconds > MAPPING.maxIndexableValue()) {
            throw new IllegalArgumentException(seconds + " seconds is not a wait");
        }
        if (seconds <= MAPPING.minIndexableValue()) {
            return ZERO;
        }
        if (seconds > DAY) {
            return LONG + MAPPING.index(seconds);
        }
        return seconds > SECONDS_FROM ? SECONDS + (int) Math.ceil(seconds) : SHORT + shortBin(seconds);
    }

    /** The bin of any number; those below zero have the bins of their distance from zero, mirrored. */
    public static int binOfAny(double number) {
        var bin = binOf(Math.abs(number));
        return number < 0 && bin != ZERO ? -bin : bin;
    }

    /** A bin of less than a second, cut in two where a whole second is within it. */
    private static int shortBin(double seconds) {
        var index = MAPPING.index(seconds);
        return 2 * index + (seconds > Math.floor(MAPPING.upperBound(index)) ? 1 : 0);
    }

    /** The value, in seconds, that represents the waits in a bin. */
    static double valueOf(int bin, SketchBin waits) {
        if (bin == ZERO) {
            return 0;
        }
        // No release had wide bins of numbers below zero.
        return Math.abs(bin) < SHORT / 2 ? EARLIER.value(bin) : waits.total / waits.count;
    }

    /**
     * The {@code q} quantile of the waits by nearest rank, in seconds: the value of the ⌈q·n⌉-th of n.
     *
     * @param bins the waits in each bin
     * @param q 0..1; 0.5 for the median
     * @throws NoSuchElementException if no wait was counted
     */
    public static double quantile(Map<Integer, SketchBin> bins, double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException(q + " is not a share");
        }
        var counted = bins.entrySet().stream()
                .filter(bin -> bin.getValue().count > 0)
                .map(bin -> new ValuedBin(valueOf(bin.getKey(), bin.getValue()), bin.getValue().count))
                .sorted(Comparator.comparingDouble(ValuedBin::value))
                .toList();
        var rank = rank(q, counted.stream().mapToLong(ValuedBin::count).sum());
        long seen = 0;
        for (var bin : counted) {
            seen += bin.count;
            if (seen >= rank) {
                return bin.value;
            }
        }
        throw new NoSuchElementException("No wait was counted");
    }

    /**
     * Whether a percentile of that value is an estimate within the relative error. Up to a day, a bin with a whole number
     * as its mean has only values that equal it.
     */
    public static boolean isApproximate(double value) {
        return Math.abs(value) > DAY || value != Math.rint(value);
    }

    private static long rank(double q, long count) {
        return Math.max(
                1,
                BigDecimal.valueOf(q)
                        .multiply(BigDecimal.valueOf(count))
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact());
    }
}
