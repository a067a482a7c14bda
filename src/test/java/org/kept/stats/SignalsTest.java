package org.kept.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Series after a fixed baseline of mean 0 with limits at ±5.32, near a limit from ±3.55, so the position of each point
 * is known.
 */
class SignalsTest {

    private static final double[] CALM = {1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1};
    private static final double GAP = Double.NaN;

    @Test
    void onlyAPointStrictlyBeyondALimitIsOutside() {
        assertThat(marked(Signal.OUTSIDE, 5.33)).containsExactly(0);
        assertThat(marked(Signal.OUTSIDE, 5.32)).isEmpty();
        assertThat(marked(Signal.OUTSIDE, -5.33)).containsExactly(0);
    }

    @Test
    void sevenPointsInOneDirectionAreATrendAndAllAreMarked() {
        assertThat(marked(Signal.TREND, -3, -2, -1, 0, 1, 2, 3, 2)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(marked(Signal.TREND, -2, -1, 0, 1, 2, 3, 2)).isEmpty();
    }

    @Test
    void aTieBreaksATrend() {
        assertThat(marked(Signal.TREND, -3, -2, -1, 0, 0, 1, 2, 3)).isEmpty();
    }

    @Test
    void aGapNeitherBreaksATrendNorCounts() {
        assertThat(marked(Signal.TREND, -3, -2, -1, GAP, 0, 1, 2, 3)).containsExactly(0, 1, 2, 4, 5, 6, 7);
    }

    @Test
    void aTrendIsMarkedByItsDirectionOnEitherSideOfTheCenter() {
        var points = chart(Better.HIGHER, 3, 2.5, 2, 1.5, 1, 0.5, 0.25).points();
        assertThat(points.subList(12, 19)).allMatch(p -> p.mark() == VariationType.CONCERN);
        assertThat(points.get(12).signals()).containsExactly(Signal.TREND, Signal.SHIFT);
    }

    @Test
    void aPeakBetweenTwoTrendsBelongsToTheLater() {
        var points = chart(Better.HIGHER, -3, -2, -1, 0, 1, 2, 3, 2, 1, 0, -1, -2, -3)
                .points();
        assertThat(points.get(17).mark()).isEqualTo(VariationType.IMPROVEMENT);
        assertThat(points.get(18).mark()).isEqualTo(VariationType.CONCERN);
    }

    @Test
    void twoOfThreeNearALimitAreMarkedAndTheThirdIsNot() {
        assertThat(marked(Signal.TWO_IN_THREE, 4, 1, 4)).containsExactly(0, 2);
        assertThat(marked(Signal.TWO_IN_THREE, 4, 1, 1, 4)).isEmpty();
    }

    @Test
    void allThreePointsMustBeOnOneSide() {
        assertThat(marked(Signal.TWO_IN_THREE, 4, -1, 4)).isEmpty();
        assertThat(marked(Signal.TWO_IN_THREE, -1, 4, -4)).isEmpty();
    }

    @Test
    void aPointBeyondTheLimitIsNotNearIt() {
        assertThat(marked(Signal.TWO_IN_THREE, 6, 1, 4)).isEmpty();
        assertThat(marked(Signal.TWO_IN_THREE, 4, 6, 4)).containsExactly(0, 2);
    }

    @Test
    void twoNearPointsAtTheEndOfASeriesNeedAThirdOnTheirSide() {
        assertThat(marked(Signal.TWO_IN_THREE, -1, 4, 4)).isEmpty();
        assertThat(marked(Signal.TWO_IN_THREE, 1, 4, 4)).containsExactly(1, 2);
    }

    @Test
    void sevenOnOneSideAreAShift() {
        assertThat(marked(Signal.SHIFT, 2, 1, 2, 1, 2, 1, 2)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(marked(Signal.SHIFT, 2, 1, 2, 1, 2, 1)).isEmpty();
    }

    @Test
    void aPointOnTheCenterBreaksAShift() {
        assertThat(marked(Signal.SHIFT, 2, 1, 2, 0, 1, 2, 1, 2)).isEmpty();
    }

    @Test
    void aMissingWeekDoesNotBreakAShift() {
        assertThat(marked(Signal.SHIFT, 2, 1, 2, GAP, 1, 2, 1, 2)).containsExactly(0, 1, 2, 4, 5, 6, 7);
    }

    @Test
    void noRunCrossesIntoTheNextPhase() {
        double[] before = {-2, -1, -2, -1, -2, -1, -2, -1, 1, 2, 1, 2, 1, 2};
        double[] both = concat(before, 2, 1, 2, 1, -1, -2, -1, -2);
        var split = ControlChart.xmr(both, new int[] {14}, Better.HIGHER, SignalRules.DEFAULT);
        assertThat(split.points().subList(8, 18)).noneMatch(p -> p.signals().contains(Signal.SHIFT));
        var whole = ControlChart.xmr(both, new int[0], Better.HIGHER, SignalRules.DEFAULT);
        assertThat(whole.points().subList(8, 18)).allMatch(p -> p.signals().contains(Signal.SHIFT));
    }

    @Test
    void allRulesThatFireAreListedAndTheFirstSetsTheMark() {
        var points = chart(Better.LOWER, 1, 2, 3, 4, 4.5, 5, 6).points();
        assertThat(points.get(18).signals()).containsExactly(Signal.OUTSIDE, Signal.TREND, Signal.SHIFT);
        assertThat(points.get(17).signals()).containsExactly(Signal.TREND, Signal.TWO_IN_THREE, Signal.SHIFT);
        assertThat(points.get(18).mark()).isEqualTo(VariationType.CONCERN);
    }

    @Test
    void withoutABetterDirectionASignalIsASpecialCause() {
        assertThat(chart(Better.NEITHER, 9).variation()).isEqualTo(VariationType.SPECIAL_CAUSE);
        assertThat(chart(Better.NEITHER, 1).variation()).isEqualTo(VariationType.COMMON_CAUSE);
    }

    @Test
    void codesMatchTheContract() {
        assertThat(Arrays.stream(Signal.values()).map(Signal::code))
                .containsExactly("outside", "trend", "two-in-three", "shift");
        assertThat(Arrays.stream(VariationType.values()).map(VariationType::code))
                .containsExactly("improvement", "concern", "common-cause", "special-cause");
        assertThat(Arrays.stream(Assurance.values()).map(Assurance::code))
                .containsExactly("consistently-hits", "hit-or-miss", "consistently-misses");
    }

    static double[] concat(double[] head, double... tail) {
        return DoubleStream.concat(Arrays.stream(head), Arrays.stream(tail)).toArray();
    }

    private static ControlChart chart(Better better, double... values) {
        return ControlChart.xmr(concat(CALM, values), new int[0], better, SignalRules.DEFAULT.fixedAfter(CALM.length));
    }

    /** The positions, among the given values, of points on which the rule fires. */
    private static List<Integer> marked(Signal signal, double... values) {
        var points = chart(Better.HIGHER, values).points();
        return IntStream.range(0, values.length)
                .filter(i -> points.get(CALM.length + i).signals().contains(signal))
                .boxed()
                .toList();
    }
}
