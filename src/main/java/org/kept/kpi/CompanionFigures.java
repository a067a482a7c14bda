package org.kept.kpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.kept.stats.QuantileSketch;

/** Reads the companions of a KPI: a mean beside a top-box share, percentiles beside a mean. */
public final class CompanionFigures {

    /** The one input of whose values a sketch is kept. */
    public static final Input SKETCHED = Input.ANSWERED;

    private CompanionFigures() {}

    /** The inputs those figures need on top of the formula's own. */
    public static Set<Input> inputs(Kpi kpi) {
        return kpi.companions().stream().map(Companion::input).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the KPI shows percentiles of waits, which have to be read apart from the sums. */
    public static boolean hasPercentiles(Kpi kpi) {
        return kpi.companions().stream().anyMatch(each -> each.kind() == Companion.CompanionKind.PERCENTILES);
    }

    /** The figures that the sums give, by name. */
    public static Map<String, Double> of(Kpi kpi, Tally tally) {
        var beside = new LinkedHashMap<String, Double>();
        for (var each : kpi.companions()) {
            var sums = tally.of(each.input());
            switch (each.kind()) {
                case COUNT -> beside.put(each.input().code(), sums.count());
                case MEAN -> {
                    if (sums.count() > 0) {
                        beside.put("mean", sums.total() / sums.count());
                    }
                }
                case PERCENTILES -> {
                    // No sums give them: they come from the sketch.
                }
            }
        }
        return beside;
    }

    /** The median and the 90th percentile of waits, within one per cent; empty when nobody waited for an answer. */
    public static Map<String, Double> percentiles(SortedMap<Integer, Long> waits) {
        return waits.isEmpty()
                ? Map.of()
                : Map.of("p50", QuantileSketch.quantile(waits, 0.5), "p90", QuantileSketch.quantile(waits, 0.9));
    }

    /**
     * A figure shown beside a KPI, never in its place.
     *
     * @param input what it is made of
     */
    public record Companion(CompanionKind kind, Input input) {

        /** What the figure is. */
        public enum CompanionKind {
            /** The mean of the input's values. */
            MEAN,
            /** How many there are, under the code of the input. */
            COUNT,
            /** The median and the 90th percentile of the input's values, from a sketch beside the sums. */
            PERCENTILES
        }

        /** No companions. */
        static final List<Companion> NONE = List.of();

        static List<Companion> mean(Input input) {
            return List.of(new Companion(CompanionKind.MEAN, input));
        }

        static List<Companion> count(Input input) {
            return List.of(new Companion(CompanionKind.COUNT, input));
        }

        /** Percentiles of waits: the only values of which a sketch is kept. */
        static List<Companion> percentilesOfWaits() {
            return List.of(new Companion(CompanionKind.PERCENTILES, CompanionFigures.SKETCHED));
        }
    }
}
