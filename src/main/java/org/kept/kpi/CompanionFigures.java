package org.kept.kpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kept.stats.QuantileSketch;

/** Computes the companion figures of a KPI: a mean beside a top-box share, percentiles beside a mean. */
public final class CompanionFigures {

    /** The only input with a sketch of its values. */
    public static final Input SKETCHED = Input.ANSWERED;

    /** Name of the number of contacts that opening hours leave out. */
    public static final String OUTSIDE = "outside";

    private CompanionFigures() {}

    /** Inputs that the companions need in addition to the formula's own. */
    public static Set<Input> inputs(Kpi kpi) {
        return kpi.companions().stream().map(Companion::input).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the KPI shows percentiles of waits, which are read apart from the sums. */
    public static boolean hasPercentiles(Kpi kpi) {
        return kpi.companions().stream().anyMatch(each -> each.kind() == Companion.CompanionKind.PERCENTILES);
    }

    /** Companions that follow from the sums, by name. */
    public static Map<String, Double> of(Kpi kpi, Tally tally) {
        var figures = new LinkedHashMap<String, Double>();
        for (var each : kpi.companions()) {
            var sums = tally.of(each.input());
            switch (each.kind()) {
                case COUNT -> figures.put(each.input().code(), sums.count());
                case MEAN -> {
                    if (sums.count() > 0) {
                        figures.put("mean", sums.total() / sums.count());
                    }
                }
                case OUTSIDE -> {
                    if (sums.count() > 0) {
                        figures.merge(OUTSIDE, sums.count(), Double::sum);
                    }
                }
                case PERCENTILES -> {
                    // They come from the sketch, not from sums.
                }
            }
        }
        return figures;
    }

    /** Median and 90th percentile of waits in seconds by nearest rank, within 1%; empty if there were none. */
    public static Map<String, Double> percentiles(Map<Integer, QuantileSketch.SketchBin> waits) {
        return waits.isEmpty()
                ? Map.of()
                : Map.of("p50", QuantileSketch.quantile(waits, 0.5), "p90", QuantileSketch.quantile(waits, 0.9));
    }

    /**
     * Figure shown beside a KPI, never in its place.
     *
     * @param input the input it is computed from
     */
    public record Companion(CompanionKind kind, Input input) {

        /** Kind of figure. */
        public enum CompanionKind {
            /** The mean of the input's values. */
            MEAN,
            /** The count of the input, under its code. */
            COUNT,
            /** The count of the input, added to those of the others of this kind; absent if there were none. */
            OUTSIDE,
            /** The median and the 90th percentile of the input's values, from a sketch beside the sums. */
            PERCENTILES
        }

        /** No companions. */
        static final List<Companion> NONE = List.of();

        static List<Companion> mean(Input input) {
            return List.of(new Companion(CompanionKind.MEAN, input));
        }

        /** These and the number of contacts that opening hours leave out. */
        static List<Companion> withOutside(List<Companion> companions, Input... inputs) {
            return Stream.concat(
                            companions.stream(),
                            Stream.of(inputs).map(input -> new Companion(CompanionKind.OUTSIDE, input)))
                    .toList();
        }

        static List<Companion> count(Input input) {
            return List.of(new Companion(CompanionKind.COUNT, input));
        }

        /** Percentiles of waits, the only values with a sketch. */
        static List<Companion> percentilesOfWaits() {
            return List.of(new Companion(CompanionKind.PERCENTILES, CompanionFigures.SKETCHED));
        }
    }
}
