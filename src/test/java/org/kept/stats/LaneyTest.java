package org.kept.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LaneyTest {

    private static final double[] COUNTS = {12, 30, 9, 22, 41, 15, 8, 25, 33, 18, 11, 27, 20, 14};
    private static final double[] DENOMINATORS = {150, 320, 120, 240, 400, 160, 110, 260, 300, 210, 140, 280, 230, 170};

    @Test
    void limitsOfAShareFollowItsDenominator() {
        var limits = pPrime(COUNTS, DENOMINATORS).limits().get(0);
        assertThat(limits.center()).isCloseTo(0.09223300970873786, within(1e-12));
        assertThat(limits.ranges().mean()).isCloseTo(0.6937130281908613, within(1e-12));
        assertThat(limits.lowerAt(0)).isCloseTo(0.048644024365009246, within(1e-12));
        assertThat(limits.upperAt(0)).isCloseTo(0.13582199505246648, within(1e-12));
        assertThat(limits.lowerAt(13)).isCloseTo(0.051288287539741725, within(1e-12));
        assertThat(limits.varyByPoint()).isTrue();
    }

    @Test
    void theLimitsOfThePhaseAreThoseOfItsLastPoint() {
        var limits = pPrime(COUNTS, DENOMINATORS).limits().get(0);
        assertThat(limits.lower()).isEqualTo(limits.lowerAt(13));
        assertThat(limits.upper()).isEqualTo(limits.upperAt(13));
    }

    @Test
    void countRatesHaveTheSameLimitsAsShares() {
        var shares = pPrime(COUNTS, DENOMINATORS).limits().get(0);
        var rates = uPrime(COUNTS, DENOMINATORS).limits().get(0);
        assertThat(rates.ranges().mean()).isCloseTo(0.6609476212120343, within(1e-12));
        assertThat(rates.lowerAt(4)).isCloseTo(shares.lowerAt(4), within(1e-12));
    }

    @Test
    void aSmallWeekMayVaryMoreThanALargeOne() {
        double[] counts = SignalsTest.concat(SignalsTest.concat(COUNTS, COUNTS), COUNTS);
        double[] of = SignalsTest.concat(SignalsTest.concat(DENOMINATORS, DENOMINATORS), DENOMINATORS);
        of[6] = 40;
        counts[3] = 0.15 * of[3];
        counts[6] = 0.15 * of[6];
        var points = pPrime(counts, of).points();
        assertThat(points.get(3).value()).isCloseTo(points.get(6).value(), within(1e-12));
        assertThat(points.get(3).signals()).contains(Signal.OUTSIDE);
        assertThat(points.get(6).signals()).doesNotContain(Signal.OUTSIDE);
    }

    @Test
    void allZeroNumeratorsHaveLimitsOfZeroAndNoSignal() {
        for (var chart :
                new ControlChart[] {pPrime(new double[14], DENOMINATORS), uPrime(new double[14], DENOMINATORS)}) {
            assertThat(chart.limits().get(0).upperAt(5)).isZero();
            assertThat(chart.limits().get(0).lowerAt(5)).isZero();
            assertThat(chart.variation()).isEqualTo(VariationType.COMMON_CAUSE);
        }
        assertThat(pPrime(DENOMINATORS, DENOMINATORS).limits().get(0).upper()).isEqualTo(1);
    }

    @Test
    void equalSharesOfUnequalDenominatorsHaveNoSignal() {
        double[] tenths = Arrays.stream(DENOMINATORS).map(n -> n / 10).toArray();
        assertThat(pPrime(tenths, DENOMINATORS).points())
                .allMatch(p -> p.signals().isEmpty());
    }

    @Test
    void aPointWithoutADenominatorIsAGap() {
        double[] of = DENOMINATORS.clone();
        of[5] = 0;
        of[13] = Double.NaN;
        var chart = pPrime(COUNTS, of);
        assertThat(chart.points().get(5).isGap()).isTrue();
        var limits = chart.limits().get(0);
        assertThat(limits.points()).isEqualTo(12);
        assertThat(limits.lowerAt(5)).isNaN();
        assertThat(limits.lower()).isEqualTo(limits.lowerAt(12));
    }

    @Test
    void aShareAboveOneIsChartedAsACountRate() {
        double[] returns = COUNTS.clone();
        returns[2] = 130;
        assertThat(pPrime(returns, DENOMINATORS).kind()).isEqualTo(ChartKind.U_PRIME);
        assertThat(pPrime(COUNTS, DENOMINATORS).kind()).isEqualTo(ChartKind.P_PRIME);
    }

    @Test
    void denominatorsAreUnevenWhenOneIsAQuarterFromTheirMean() {
        assertThat(ChartKind.areUneven(new double[] {100, 120, 80, Double.NaN, 0}))
                .isFalse();
        assertThat(ChartKind.areUneven(new double[] {100, 127, 73})).isTrue();
        assertThat(ChartKind.areUneven(new double[0])).isFalse();
    }

    private static ControlChart pPrime(double[] counts, double[] of) {
        return ControlChart.pPrime(counts, of, new int[0], Better.LOWER, SignalRules.DEFAULT);
    }

    private static ControlChart uPrime(double[] counts, double[] of) {
        return ControlChart.uPrime(counts, of, new int[0], Better.LOWER, SignalRules.DEFAULT);
    }
}
