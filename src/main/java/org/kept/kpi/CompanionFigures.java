package org.kept.kpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kept.stats.QuantileSketch;

/** Computes the companion figures of a KPI: a mean beside a top-box share, percentiles beside a mean. */
public final class CompanionFigures {

    /** The input with the sketch of the waits. */
    public static final Input SKETCHED = Input.ANSWERED;

    /** The other input of the catalogue with a sketch of its values; stored with the sketches of custom KPIs. */
    public static final Input SKETCHED_TIMES = Input.RESOLUTION_TIMES;

    /** Name of the number of contacts that opening hours leave out. */
    public static final String OUTSIDE = "outside";

    private static final double PERCENT = 100;
    private static final int MEDIAN = 50;

    private CompanionFigures() {}

    /** Inputs that the companions need in addition to the formula's own. */
    public static Set<Input> inputs(Kpi kpi) {
        return kpi.companions().stream().map(Companion::input).collect(Collectors.toUnmodifiableSet());
    }

    /** The percentiles shown beside the KPI, which are read separately from the sums; empty if it shows none. */
    public static Optional<Companion> percentiles(Kpi kpi) {
        return kpi.companions().stream()
                .filter(each -> each.kind() == Companion.CompanionKind.PERCENTILES)
                .findFirst();
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

    /** A percentile in words: {@code median}, {@code 90th percentile}. */
    public static String percentileWords(int percent) {
        if (percent == MEDIAN) {
            return "median";
        }
        var ending = percent / 10 == 1
                ? "th"
                : switch (percent % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return percent + ending + " percentile";
    }

    /** The word before a percentile of that value: {@code about} with a space if it is an estimate, else nothing. */
    public static String about(double percentile) {
        return QuantileSketch.isApproximate(percentile) ? "about " : "";
    }

    /** Name of a percentile: {@code p90}. */
    public static String percentileName(int percent) {
        return "p" + percent;
    }

    /**
     * Figure shown beside a KPI, never in its place.
     *
     * @param input the input it is computed from
     * @param percents the percentiles, such as 50 and 90; empty for other kinds
     */
    public record Companion(CompanionKind kind, Input input, List<Integer> percents) {

        /** Kind of figure. */
        public enum CompanionKind {
            /** The mean of the input's values. */
            MEAN,
            /** The count of the input, under its code. */
            COUNT,
            /** The count of the input, added up over all companions of this kind; absent if it is 0. */
            OUTSIDE,
            /** Percentiles of the input's values, from a sketch beside the sums. */
            PERCENTILES
        }

        /** No companions. */
        static final List<Companion> NONE = List.of();

        public Companion {
            percents = List.copyOf(percents);
        }

        /** Its percentiles by name, by nearest rank and within 1%; empty if there were no values. */
        public Map<String, Double> percentiles(Map<Integer, QuantileSketch.SketchBin> bins) {
            var figures = new LinkedHashMap<String, Double>();
            if (bins.values().stream().anyMatch(bin -> bin.count() > 0)) {
                percents.forEach(percent ->
                        figures.put(percentileName(percent), QuantileSketch.quantile(bins, percent / PERCENT)));
            }
            return figures;
        }

        static List<Companion> mean(Input input) {
            return List.of(new Companion(CompanionKind.MEAN, input, List.of()));
        }

        /** The companions, with the number of contacts that opening hours leave out. */
        static List<Companion> withOutside(List<Companion> companions, Input... inputs) {
            return Stream.concat(
                            companions.stream(),
                            Stream.of(inputs).map(input -> new Companion(CompanionKind.OUTSIDE, input, List.of())))
                    .toList();
        }

        static List<Companion> count(Input input) {
            return List.of(new Companion(CompanionKind.COUNT, input, List.of()));
        }

        /** Median and 90th percentile of waits. */
        static List<Companion> percentilesOfWaits() {
            return percentiles(CompanionFigures.SKETCHED, List.of(50, 90));
        }

        /** Percentiles of the values of an input. */
        static List<Companion> percentiles(Input input, List<Integer> percents) {
            return List.of(new Companion(CompanionKind.PERCENTILES, input, percents));
        }
    }
}
