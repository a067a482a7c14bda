package org.kept.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ControlChartPropertiesTest {

    @Property(tries = 300)
    void addingAConstantMovesTheLimitsByItAndKeepsTheSignals(
            @ForAll @Size(min = 8, max = 40) List<@IntRange(min = -50, max = 50) Integer> series,
            @ForAll @IntRange(min = -100_000, max = 100_000) int constant) {
        var chart = chart(series, 1, 0);
        var moved = chart(series, 1, constant);
        var from = chart.limits().get(0);
        var to = moved.limits().get(0);
        assertThat(to.center()).isCloseTo(from.center() + constant, within(1e-8));
        assertThat(to.lower()).isCloseTo(from.lower() + constant, within(1e-8));
        assertThat(to.upper()).isCloseTo(from.upper() + constant, within(1e-8));
        assertThat(marks(moved)).isEqualTo(marks(chart));
    }

    @Property(tries = 300)
    void scalingScalesTheLimitsAndKeepsTheSignals(
            @ForAll @Size(min = 8, max = 40) List<@IntRange(min = -50, max = 50) Integer> series,
            @ForAll @IntRange(min = 1, max = 1000) int factor) {
        var chart = chart(series, 1, 0);
        var scaled = chart(series, factor / 7.0, 0);
        var from = chart.limits().get(0);
        var to = scaled.limits().get(0);
        assertThat(to.center()).isCloseTo(from.center() * factor / 7, within(1e-8));
        assertThat(to.upper()).isCloseTo(from.upper() * factor / 7, within(1e-8));
        assertThat(marks(scaled)).isEqualTo(marks(chart));
    }

    @Property(tries = 300)
    void phasesAreIndependent(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 20) Integer> first,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 20) Integer> second) {
        double[] both = SignalsTest.concat(values(first, 1, 0), values(second, 1, 0));
        var chart = ControlChart.xmr(both, new int[] {first.size()}, Better.HIGHER, SignalRules.DEFAULT);
        assertThat(marks(chart).subList(0, first.size())).isEqualTo(marks(chart(first, 1, 0)));
        assertThat(marks(chart).subList(first.size(), both.length)).isEqualTo(marks(chart(second, 1, 0)));
    }

    @Property(tries = 300)
    void gapsAtTheEndsChangeNothing(
            @ForAll @Size(min = 8, max = 30) List<@IntRange(max = 20) Integer> series,
            @ForAll @IntRange(max = 4) int gaps) {
        double[] edge = new double[gaps];
        Arrays.fill(edge, Double.NaN);
        double[] padded = SignalsTest.concat(SignalsTest.concat(edge, values(series, 1, 0)), edge);
        var chart = ControlChart.xmr(padded, new int[0], Better.HIGHER, SignalRules.DEFAULT);
        assertThat(marks(chart).subList(gaps, gaps + series.size())).isEqualTo(marks(chart(series, 1, 0)));
        assertThat(chart.variation()).isEqualTo(chart(series, 1, 0).variation());
    }

    @Property(tries = 300)
    void negatingASeriesTurnsImprovementsIntoConcerns(
            @ForAll @Size(min = 8, max = 30) List<@IntRange(max = 20) Integer> series) {
        var chart = chart(series, 1, 0);
        var turned = chart(series, -1, 0);
        var swapped = IntStream.range(0, series.size())
                .mapToObj(i -> swap(turned.points().get(i).mark()))
                .toList();
        assertThat(swapped)
                .isEqualTo(chart.points().stream().map(ChartPoint::mark).toList());
    }

    @Example
    void theLastPointOfNoiseIsMarkedInAboutTwoSeriesOfAHundred() {
        var random = new Random(1);
        long marked = IntStream.range(0, 4_000)
                .filter(t -> {
                    double[] noise =
                            random.doubles(26).map(d -> random.nextGaussian()).toArray();
                    var chart = ControlChart.xmr(noise, new int[0], Better.HIGHER, SignalRules.DEFAULT);
                    return chart.variation() != VariationType.COMMON_CAUSE;
                })
                .count();
        assertThat(marked / 4_000.0).isBetween(0.01, 0.025);
    }

    private static VariationType swap(VariationType variationType) {
        return switch (variationType) {
            case IMPROVEMENT -> VariationType.CONCERN;
            case CONCERN -> VariationType.IMPROVEMENT;
            default -> variationType;
        };
    }

    private static List<String> marks(ControlChart chart) {
        return chart.points().stream().map(p -> p.mark() + " " + p.signals()).toList();
    }

    private static ControlChart chart(List<Integer> series, double factor, double constant) {
        return ControlChart.xmr(values(series, factor, constant), new int[0], Better.HIGHER, SignalRules.DEFAULT);
    }

    private static double[] values(List<Integer> series, double factor, double constant) {
        return series.stream().mapToDouble(v -> v * factor + constant).toArray();
    }
}
