package org.kept.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ControlChartTest {

    private static final double GAP = Double.NaN;
    private static final double[] EIGHT = {10, 12, 11, 13, 12, 14, 13, 12};
    /** Mean 0 and moving ranges of 2: limits at ±5.32, near a limit from ±3.55. */
    private static final double[] CALM = {1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1};

    @Test
    void limitsAreTheMeanAndTwoPointSixSixMovingRanges() {
        var limits = chart(EIGHT).limits().get(0);
        assertThat(limits.center()).isEqualTo(12.125);
        assertThat(limits.ranges().mean()).isCloseTo(10.0 / 7, within(1e-12));
        assertThat(limits.lower()).isCloseTo(12.125 - 3.8, within(1e-12));
        assertThat(limits.upper()).isCloseTo(12.125 + 3.8, within(1e-12));
        assertThat(List.of(limits.from(), limits.to(), limits.points())).containsExactly(0, 7, 8);
    }

    @Test
    void oneHugeStepIsScreenedButCountsInTheMean() {
        double[] values = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 30};
        var screened = chart(values).limits().get(0);
        assertThat(screened.ranges()).isEqualTo(new MovingRanges(1, 10, 1));
        assertThat(screened.center()).isCloseTo(46.0 / 12, within(1e-12));
        var all = ControlChart.xmr(values, new int[0], Better.HIGHER, SignalRules.DEFAULT.withoutScreening());
        assertThat(all.limits().get(0).ranges()).isEqualTo(new MovingRanges(39.0 / 11, 11, 0));
    }

    @Test
    void aConstantSeriesHasLimitsAtItsMeanAndNoSignal() {
        for (int n : new int[] {8, 10, 20, 37}) {
            double[] values = new double[n];
            Arrays.fill(values, 0.1);
            var limits = chart(values).limits().get(0);
            assertThat(List.of(limits.lower(), limits.center(), limits.upper())).containsOnly(0.1);
            assertThat(chart(values).points()).allMatch(p -> p.signals().isEmpty());
            assertThat(chart(values).variation()).isEqualTo(VariationType.COMMON_CAUSE);
            assertThat(chart(values).assurance(0.1, Better.HIGHER)).isEqualTo(Assurance.HIT_OR_MISS);
        }
    }

    @Test
    void onePointHasNeitherLimitsNorVariationNorAssurance() {
        var chart = chart(5);
        assertThat(chart.limits()).isEmpty();
        assertThat(chart.variation()).isNull();
        assertThat(chart.assurance(5, Better.HIGHER)).isNull();
        assertThat(chart.assurance(4, 6.0)).isNull();
        assertThat(chart().points()).isEmpty();
        assertThat(chart().variation()).isNull();
    }

    @Test
    void limitsAreTrialBelowThirteenPointsAndAbsentBelowEight() {
        assertThat(chart(first(7)).limits()).isEmpty();
        assertThat(chart(first(8)).limits()).hasSize(1).allMatch(Limits::trial);
        assertThat(chart(first(12)).limits()).hasSize(1).allMatch(Limits::trial);
        assertThat(chart(first(13)).limits()).hasSize(1).noneMatch(Limits::trial);
    }

    @Test
    void gapsDoNotCountAsPoints() {
        double[] values = first(14);
        values[3] = GAP;
        values[9] = GAP;
        var limits = chart(values).limits().get(0);
        assertThat(limits.points()).isEqualTo(12);
        assertThat(limits.trial()).isTrue();
    }

    @Test
    void thereIsNoMovingRangeAcrossAGap() {
        double[] values = {0, 1, 0, 1, 0, 1, GAP, 9, 10, 9, 10, 9, 10};
        assertThat(chart(values).limits().get(0).ranges()).isEqualTo(new MovingRanges(1, 10, 0));
    }

    @Test
    void aSeriesWithoutAdjacentPointsHasNoLimits() {
        double[] values = new double[20];
        Arrays.setAll(values, i -> i % 2 == 0 ? i : GAP);
        assertThat(chart(values).limits()).isEmpty();
    }

    @Test
    void theLastMeasuredPointDeterminesTheVariation() {
        assertThat(chart(concat(CALM, 9, GAP)).variation()).isEqualTo(VariationType.IMPROVEMENT);
        assertThat(chart(concat(CALM, 9, GAP)).points().get(13))
                .matches(ChartPoint::isGap)
                .matches(p -> p.signals().isEmpty() && p.mark() == VariationType.COMMON_CAUSE);
    }

    @Test
    void limitsOfAShareMayBeOutsideItsScale() {
        var limits = chart(0.99, 0.6, 0.98, 0.7, 1, 0.8, 0.99, 0.75).limits().get(0);
        assertThat(limits.upper()).isGreaterThan(1);
    }

    @Test
    void aPhaseOfOnePointHasNoLimitsAndLeavesTheOthersAlone() {
        var values = concat(CALM, 100, 5, 6, 5, 6, 5, 6, 5, 6);
        var chart = ControlChart.xmr(values, new int[] {13, 12}, Better.HIGHER, SignalRules.DEFAULT);
        assertThat(chart.limits()).extracting(Limits::from).containsExactly(0, 13);
        assertThat(chart.limits()).extracting(Limits::to).containsExactly(11, 20);
        assertThat(chart.limitsAt(12)).isNull();
        assertThat(chart.limits().get(0)).isEqualTo(chart(CALM).limits().get(0));
    }

    @Test
    void onlyTheLastPhaseIsComparedWithTheTarget() {
        double[] values = concat(CALM, 20, 21, 20, 21, 20, 21, 20, 21);
        var chart = ControlChart.xmr(values, new int[] {12}, Better.HIGHER, SignalRules.DEFAULT);
        assertThat(chart.assurance(10, Better.HIGHER)).isEqualTo(Assurance.CONSISTENTLY_HITS);
        assertThat(chart.assurance(10, Better.LOWER)).isEqualTo(Assurance.CONSISTENTLY_MISSES);
        assertThat(chart.assurance(21, Better.LOWER)).isEqualTo(Assurance.HIT_OR_MISS);
        assertThat(chart.assurance(10, Better.NEITHER)).isNull();
        assertThat(chart.assurance(10, 30.0)).isEqualTo(Assurance.CONSISTENTLY_HITS);
        assertThat(chart.assurance(10, 21.0)).isEqualTo(Assurance.HIT_OR_MISS);
        assertThat(chart.assurance(30, 40.0)).isEqualTo(Assurance.CONSISTENTLY_MISSES);
        var young = ControlChart.xmr(values, new int[] {18}, Better.HIGHER, SignalRules.DEFAULT);
        assertThat(young.assurance(10, Better.HIGHER)).isNull();
    }

    @Test
    void limitsCanBeFixedAfterAPhasesFirstPoints() {
        var rules = SignalRules.DEFAULT.fixedAfter(12);
        var chart = ControlChart.xmr(concat(CALM, 9, 10, 11), new int[0], Better.HIGHER, rules);
        var limits = requireNonNull(chart.limitsAt(14));
        assertThat(limits.center()).isZero();
        assertThat(limits.upper()).isCloseTo(5.32, within(1e-12));
        assertThat(chart.points().subList(12, 15)).allMatch(p -> p.mark() == VariationType.IMPROVEMENT);
        assertThat(chart.rules().version()).endsWith("limits from the first 12 points of a phase");
    }

    @Test
    void aPhaseOutsideTheSeriesOrAnInfiniteValueIsRejected() {
        assertThatThrownBy(() -> ControlChart.xmr(EIGHT, new int[] {9}, Better.HIGHER, SignalRules.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> chart(1, Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] first(int count) {
        return IntStream.range(0, count).mapToDouble(i -> i % 3).toArray();
    }

    private static double[] concat(double[] head, double... tail) {
        return SignalsTest.concat(head, tail);
    }

    private static ControlChart chart(double... values) {
        return ControlChart.xmr(values, new int[0], Better.HIGHER, SignalRules.DEFAULT);
    }
}
