package org.kept.kpi;

import java.util.List;

/**
 * A figure that stands beside a KPI, never instead of it.
 *
 * @param input what it is made of
 */
public record Companion(Kind kind, Input input) {

    /** What the figure is. */
    public enum Kind {
        /** The mean of the input's values. */
        MEAN,
        /** How many there are, under the code of the input. */
        COUNT,
        /** The median and the 90th percentile of the input's values, from a sketch beside the sums. */
        PERCENTILES
    }

    /** Nothing stands beside it. */
    static final List<Companion> NONE = List.of();

    static List<Companion> mean(Input input) {
        return List.of(new Companion(Kind.MEAN, input));
    }

    static List<Companion> count(Input input) {
        return List.of(new Companion(Kind.COUNT, input));
    }

    /** Percentiles of waits: the only values of which a sketch is kept. */
    static List<Companion> percentilesOfWaits() {
        return List.of(new Companion(Kind.PERCENTILES, Beside.SKETCHED));
    }
}
