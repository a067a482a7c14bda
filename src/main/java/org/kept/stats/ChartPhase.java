package org.kept.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One stretch of a series that has limits of its own. */
final class ChartPhase {

    private final int from;
    private final int to;
    private final int[] measured;

    private ChartPhase(int from, int to, int[] measured) {
        this.from = from;
        this.to = to;
        this.measured = measured;
    }

    static List<ChartPhase> split(double[] values, int[] starts) {
        int[] edges = IntStream.concat(IntStream.of(0, values.length), Arrays.stream(starts))
                .sorted()
                .distinct()
                .toArray();
        if (edges[0] < 0 || edges[edges.length - 1] > values.length) {
            throw new IllegalArgumentException("A phase begins outside the series of " + values.length + " points");
        }
        var phases = new ArrayList<ChartPhase>();
        for (int k = 0; k + 1 < edges.length; k++) {
            int[] measured = IntStream.range(edges[k], edges[k + 1])
                    .filter(i -> !Double.isNaN(values[i]))
                    .toArray();
            phases.add(new ChartPhase(edges[k], edges[k + 1] - 1, measured));
        }
        return phases;
    }

    /** How many of its points are no gaps. */
    int size() {
        return measured.length;
    }

    /** The index in the series of its k-th measured point. */
    int index(int k) {
        return measured[k];
    }

    /** The numbers at the measured points. */
    double[] pick(double[] numbers) {
        return Arrays.stream(measured).mapToDouble(i -> numbers[i]).toArray();
    }

    /** How many points its limits are computed from. */
    int baseline(SignalRules rules) {
        return rules.fixedAfter() == 0 ? measured.length : Math.min(rules.fixedAfter(), measured.length);
    }

    /** Its limits, or nothing where too few points were measured or no two of them are neighbours. */
    @Nullable
    Limits limits(StandardizedSeries standardizedSeries, SignalRules rules, boolean vary) {
        int baseline = baseline(rules);
        var ranges = MovingRanges.of(measured, standardizedSeries.scores(), baseline, rules.screenOutliers());
        if (baseline < rules.noneBelow() || ranges.used() == 0) {
            return null;
        }
        var reaches = new ArrayList<>(Collections.nCopies(to - from + 1, Double.NaN));
        double reach = 0;
        for (int k = 0; k < measured.length; k++) {
            reach = standardizedSeries.reach(k, ranges.mean());
            reaches.set(measured[k] - from, reach);
        }
        return new Limits(
                from,
                to,
                baseline,
                standardizedSeries.center(),
                standardizedSeries.center() - reach,
                standardizedSeries.center() + reach,
                baseline < rules.trialBelow(),
                ranges,
                vary ? reaches : List.of());
    }
}
