package org.kept.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {

    /** Newcombe 1998, Table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80,  0.0524, 0.3339",
        " 9, 10,  3, 10,  0.1705, 0.8090",
        " 6,  7,  2,  7,  0.0582, 0.8062",
        " 5, 56,  0, 29, -0.0381, 0.1926",
        " 0, 10,  0, 20, -0.1611, 0.2775",
        " 0, 10,  0, 10, -0.2775, 0.2775",
        "10, 10,  0, 20,  0.6791, 1.0000",
        "10, 10,  0, 10,  0.6075, 1.0000"
    })
    void twoSharesHaveNewcombesPublishedInterval(
            int after, int ofAfter, int before, int ofBefore, double low, double high) {
        var interval = Differences.of(
                (double) before / ofBefore,
                Intervals.share(before, ofBefore),
                (double) after / ofAfter,
                Intervals.share(after, ofAfter),
                1,
                "Newcombe");
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    /** Independent values: SciPy 1.17, chi2.ppf for the exact limits of 25 in 1,200 and 14 in 1,000. */
    @Test
    void twoCountRatesHaveTheIntervalOfTheirExactLimits() {
        var interval = Differences.of(
                25.0 / 1200, Intervals.rate(25, 1200), 14.0 / 1000, Intervals.rate(14, 1000), 1, "MOVER");
        assertThat(interval.low()).isCloseTo(-0.01861019223571937, within(1e-9));
        assertThat(interval.high()).isCloseTo(0.005170480960743917, within(1e-9));
    }

    /** Independent values: SciPy 1.17, t.ppf; 200 waits of 60 ± 30 s, and 150 of 48 ± 24 s. */
    @Test
    void twoMeansHaveTheIntervalOfTheirLimitsOnTheLogScale() {
        var before = Objects.requireNonNull(Intervals.mean(200, 200 * 60, 199 * 900 + 200 * 3600));
        var after = Objects.requireNonNull(Intervals.mean(150, 150 * 48, 149 * 576 + 150 * 2304));
        var interval = Differences.of(60, before, 48, after, 1, "MOVER");
        assertThat(interval.low()).isCloseTo(-17.710439060848895, within(1e-6));
        assertThat(interval.high()).isCloseTo(-6.291305332150365, within(1e-6));
    }

    @Test
    void wideningMovesBothEndsOutwards() {
        var before = Intervals.share(48, 80);
        var after = Intervals.share(56, 70);
        var plain = Differences.of(0.6, before, 0.8, after, 1, "");
        var wide = Differences.of(0.6, before, 0.8, after, 2, "");
        assertThat(0.2 - wide.low()).isCloseTo(2 * (0.2 - plain.low()), within(1e-12));
        assertThat(wide.high() - 0.2).isCloseTo(2 * (plain.high() - 0.2), within(1e-12));
    }

    /** Independent values: SciPy 1.11, ttest_ind(equal_var=False).confidence_interval(). */
    @Test
    void weeklyValuesHaveWelchsInterval() {
        var before =
                new double[] {27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4};
        var after =
                new double[] {27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 24.4};
        var interval = Differences.welch(before, after, 1);
        assertThat(interval.low()).isCloseTo(0.7986439248746979, within(1e-9));
        assertThat(interval.high()).isCloseTo(4.868022741791966, within(1e-9));
    }

    @Test
    void equalWeeksLeaveNoDoubt() {
        var interval = Differences.welch(new double[] {2, 2, 2}, new double[] {3, 3}, 1);
        assertThat(interval.low()).isEqualTo(1);
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void weeksThatVaryNoMoreThanChanceExplainsAreWidenedByTheTQuantileOnly() {
        // 18 degrees of freedom: t = 2.100922040240961. Alternating residuals resemble nothing before them.
        var group = new double[] {0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5};
        assertThat(Differences.widening(List.of(group, group)))
                .isCloseTo(2.100922040240961 / 1.959963984540054, within(1e-9));
    }

    @Test
    void weeksThatVaryMoreWidenByTheRootOfHowMuchMore() {
        // 20 residuals of ±2: 80 / 18 times the variation that chance explains.
        var group = new double[] {2, -2, 2, -2, 2, -2, 2, -2, 2, -2};
        assertThat(Differences.widening(List.of(group, group)))
                .isCloseTo(Math.sqrt(80.0 / 18) * 2.100922040240961 / 1.959963984540054, within(1e-9));
    }

    @Test
    void weeksThatResembleTheOneBeforeInflateTheVariance() {
        // r = 7/8 of 8 points twice: ρ = (16 · 14/16 + 1) / 12, above the bound of 0.8.
        var same = new double[] {1, 1, 1, 1, 1, 1, 1, 1};
        assertThat(Differences.inflation(List.of(same, same))).isCloseTo(1.8 / 0.2, within(1e-9));
        assertThat(Differences.inflation(List.of(new double[] {0, 0, 0}, new double[] {0, 0})))
                .isEqualTo(1);
    }

    @Test
    void weeksThatResembleTheOneBeforeSomewhatInflateItSomewhat() {
        // ρ = (8 · 4/32 + 1) / (8 − 4) = 0.5; t of 7 degrees of freedom is 2.364624.
        var pairs = new double[] {2, 2, -2, -2, 2, 2, -2, -2};
        assertThat(Differences.inflation(List.of(pairs))).isCloseTo(1.5 / 0.5, within(1e-12));
        assertThat(Differences.widening(List.of(pairs)))
                .isCloseTo(Math.sqrt(32.0 / 7 * 3) * 2.364624251592785 / 1.959963984540054, within(1e-8));
    }

    @Test
    void fourPointsAreTooFewForACorrelation() {
        assertThat(Differences.inflation(List.of(new double[] {1, 1, 1, 1}))).isEqualTo(1);
        assertThat(Differences.inflation(List.of(new double[] {1, 1, 1, 1, 1}))).isCloseTo(9, within(1e-9));
    }

    @Test
    void twoPointsAreEnoughToWidenBy() {
        // t of one degree of freedom is 12.706205.
        assertThat(Differences.widening(List.of(new double[] {1, -1})))
                .isCloseTo(Math.sqrt(2) * 12.706204736432095 / 1.959963984540054, within(1e-7));
    }

    @Test
    void onePointInEachGroupSaysNothingOfVariation() {
        assertThatThrownBy(() -> Differences.widening(List.of(new double[] {1}, new double[] {1})))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
