package org.kept.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class IntervalsTest {

    @Test
    void eightOfTenGiveAnIntervalFromHalfToNinetyFourPercent() {
        assertInterval(Intervals.share(8, 10), 0.4901624715366418, 0.9433178485456248);
        assertThat(Intervals.share(8, 10).method()).isEqualTo("Wilson score interval, 95 %");
    }

    @Test
    void aShareOfFractionalCountsUsesTheSameFormula() {
        assertInterval(Intervals.share(2.5, 10), 0.08094782420999444, 0.5578185757214501);
        var whole = Intervals.share(8, 10);
        assertInterval(Intervals.share(8 + 1e-13, 10), whole.low(), whole.high());
    }

    @Test
    void noneAndAllStayWithinTheScale() {
        assertThat(Intervals.share(0, 7).low()).isZero();
        assertThat(Intervals.share(7, 7).high()).isEqualTo(1);
        assertThat(Intervals.share(7, 7).low()).isGreaterThan(0.5);
    }

    @Test
    void aShareAboveOneIsTreatedAsACountRate() {
        assertThat(Intervals.share(12, 10)).isEqualTo(Intervals.rate(12, 10));
        assertThat(Intervals.share(12, 10).method()).isEqualTo("exact Poisson interval, 95 %");
    }

    @Test
    void noEventInTenGivesAnUpperRateOfMinusLogAFortiethByTen() {
        assertInterval(Intervals.rate(0, 10), 0, -Math.log(0.025) / 10);
        assertInterval(Intervals.rate(12, 1000), 0.006200575108722218, 0.02096158504817696);
    }

    @Test
    void theLimitsOfACountHaveThePrecisionOfTheDistribution() {
        var interval = Intervals.rate(12, 1);
        assertThat(interval.low()).isCloseTo(6.200575108722218, within(1e-13));
        assertThat(interval.high()).isCloseTo(20.96158504817696, within(1e-13));
    }

    @Test
    void aMillionEventsStillHaveAnExactInterval() {
        var interval = Intervals.rate(1e6, 1);
        assertThat(interval.low()).isCloseTo(998040.9833402939, within(1e-3));
        assertThat(interval.high()).isCloseTo(1001961.9119454322, within(1e-3));
    }

    @Test
    void aSkewedMeanNeverLeadsBelowZero() {
        var waits = requireNonNull(Intervals.mean(3, 10 + 20 + 60, 100 + 400 + 3600));
        assertInterval(waits, 3.354805668357263, 268.27187294002044);
        assertThat(waits.method()).isEqualTo("t interval on the log scale, 95 %");
    }

    @Test
    void oneValueHasNoIntervalOfTheMean() {
        assertThat(Intervals.mean(1, 30, 900)).isNull();
        assertThat(Intervals.mean(0, 0, 0)).isNull();
    }

    @Test
    void equalValuesHaveAnIntervalOfZeroWidth() {
        assertInterval(requireNonNull(Intervals.mean(3, 0.3, 0.03)), 0.1, 0.1);
        assertInterval(requireNonNull(Intervals.mean(5, 0, 0)), 0, 0);
        var large = 1_234_567.89;
        var interval = requireNonNull(Intervals.mean(7, 7 * large, 7 * large * large));
        assertThat(interval.low()).isEqualTo(interval.high());
    }

    @Test
    void twoValuesHaveAnIntervalOfTheMean() {
        // 1 and 3: mean 2, standard error 1, t of one degree of freedom 12.706205.
        var factor = Math.exp(12.706204736432095 / 2);
        var interval = requireNonNull(Intervals.mean(2, 4, 10));
        assertThat(interval.low()).isCloseTo(2 / factor, within(1e-9));
        assertThat(interval.high()).isCloseTo(2 * factor, within(1e-4));
    }

    @Test
    void theEndsOfAnIntervalAreInIt() {
        var interval = new Interval(1, 3, "");
        assertThat(interval.contains(1)).isTrue();
        assertThat(interval.contains(3)).isTrue();
        assertThat(interval.contains(Math.nextDown(1.0))).isFalse();
        assertThat(interval.contains(Math.nextUp(3.0))).isFalse();
    }

    @Test
    void aMeanOfNumbersBelowZeroHasASymmetricInterval() {
        // −1, 0, 4: mean 1, standard deviation √7, t of two degrees of freedom 4.302653.
        var interval = requireNonNull(Intervals.signedMean(3, 3, 17));
        var halfWidth = 4.302652729911275 * Math.sqrt(7.0 / 3);
        // The quantile is found to nine digits.
        assertThat(interval.low()).isCloseTo(1 - halfWidth, within(1e-8));
        assertThat(interval.high()).isCloseTo(1 + halfWidth, within(1e-8));
        assertInterval(requireNonNull(Intervals.signedMean(2, -4, 8)), -2, -2);
        assertThat(Intervals.signedMean(1, -4, 16)).isNull();
    }

    @Test
    void oneAnswerGivesAWideIntervalOfThePromoterScore() {
        assertInterval(Intervals.nps(1, 0, 0), -48.49864942025203, 98.49864942025202);
        assertInterval(Intervals.nps(6, 2, 2), -12.585579968808114, 74.12404150726965);
    }

    @Test
    void theIntervalOfAPromoterScoreIsClampedToAHundred() {
        assertInterval(Intervals.nps(50, 0, 0), 86.64432129203477, 100);
        assertInterval(Intervals.nps(0, 0, 50), -100, -86.64432129203477);
    }

    @Test
    void withoutADenominatorThereIsNoInterval() {
        for (ThrowingCallable none : List.<ThrowingCallable>of(
                () -> Intervals.share(0, 0),
                () -> Intervals.rate(3, Double.NaN),
                () -> Intervals.rate(3, 0),
                () -> Intervals.nps(0, 0, 0))) {
            assertThatThrownBy(none)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("over a denominator");
        }
    }

    @Test
    void countsAreNeverNegative() {
        for (ThrowingCallable wrong : List.<ThrowingCallable>of(
                () -> Intervals.share(-1, 10),
                () -> Intervals.share(-0.5, 10),
                () -> Intervals.rate(-1, 10),
                () -> Intervals.rate(Double.POSITIVE_INFINITY, 10),
                () -> Intervals.mean(3, -1, 5),
                () -> Intervals.nps(5, -1, 0))) {
            assertThatThrownBy(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not a count");
        }
    }

    private static void assertInterval(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(1e-10));
        assertThat(interval.high()).isCloseTo(high, within(1e-10));
    }
}
