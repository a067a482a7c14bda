package org.kept.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One phase of a series, with its own limits. */
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

    /** The number of measured points, without gaps. */
    int size() {
        return measured.length;
    }

    /** The index in the series of the k-th measured point. */
    int index(int k) {
        return measured[k];
    }

    /** The numbers at the measured points. */
    double[] measured(double[] numbers) {
        return Arrays.stream(measured).mapToDouble(i -> numbers[i]).toArray();
    }

    /** The number of points its limits are calculated from. */
    int baseline(SignalRules rules) {
        return rules.fixedAfter() == 0 ? measured.length : Math.min(rules.fixedAfter(), measured.length);
    }

    /** Its limits; null if too few points were measured or none are adjacent. */
    @Nullable
    Limits limits(ControlLimits controlLimits, SignalRules rules, boolean vary) {
        int baseline = baseline(rules);
        var ranges = MovingRanges.of(measured, controlLimits.scores(), baseline, rules.screenOutliers());
        if (baseline < rules.noneBelow() || ranges.used() == 0) {
            return null;
        }
        var reaches = new ArrayList<>(Collections.nCopies(to - from + 1, Double.NaN));
        double reach = 0;
        for (int k = 0; k < measured.length; k++) {
            reach = controlLimits.limitDistance(k, ranges.mean());
            reaches.set(measured[k] - from, reach);
        }
        return new Limits(
                from,
                to,
                baseline,
                controlLimits.center(),
                controlLimits.center() - reach,
                controlLimits.center() + reach,
                baseline < rules.trialBelow(),
                ranges,
                vary ? reaches : List.of());
    }
}
