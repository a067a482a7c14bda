package org.kept.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final double[] TWELVE = {20, 22, 19, 21, 24, 20, 18, 23, 21, 22, 20, 19};

    @Test
    void theNextPointIsForecastFromTheSmoothedLevel() {
        var forecast = forecast(TWELVE);
        assertThat(forecast.expected()).isCloseTo(20.333109995839997, within(1e-10));
        assertThat(forecast.spread()).isCloseTo(2.052768407890529, within(1e-10));
        assertThat(forecast.low()).isCloseTo(15.814997192968004, within(1e-8));
        assertThat(forecast.high()).isCloseTo(24.85122279871199, within(1e-8));
    }

    @Test
    void theChanceOfMissingATargetIsTheProbabilityOnItsWrongSide() {
        var forecast = forecast(TWELVE);
        assertThat(forecast.chanceOfMissing(22, Better.HIGHER)).isCloseTo(0.7829995642085549, within(1e-9));
        assertThat(forecast.chanceOfMissing(22, Better.LOWER)).isCloseTo(1 - 0.7829995642085549, within(1e-9));
        assertThat(forecast.chanceOfMissing(forecast.low(), forecast.high())).isCloseTo(0.05, within(1e-9));
        assertThatThrownBy(() -> forecast.chanceOfMissing(22, Better.NEITHER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thereIsNoForecastFromFewerThanTwelvePoints() {
        assertThat(Forecast.of(Arrays.copyOf(TWELVE, 11), new int[0])).isNull();
        double[] gap = TWELVE.clone();
        gap[4] = Double.NaN;
        assertThat(Forecast.of(gap, new int[0])).isNull();
        assertThat(Forecast.of(TWELVE, new int[] {1})).isNull();
        assertThat(Forecast.of(new double[0], new int[0])).isNull();
    }

    @Test
    void onlyTheLastPhaseCounts() {
        double[] values = SignalsTest.concat(new double[] {900, 950, 1000}, TWELVE);
        assertThat(Forecast.of(values, new int[] {3})).isEqualTo(forecast(TWELVE));
    }

    @Test
    void clampingTheRangeKeepsTheChances() {
        double[] shares = {0.9, 0.99, 0.95, 1, 0.97, 0.99, 0.94, 1, 0.98, 1, 0.96, 1};
        var forecast = forecast(shares);
        assertThat(forecast.high()).isGreaterThan(1);
        assertThat(forecast.within(0, 1).high()).isEqualTo(1);
        assertThat(forecast.within(0, 1).chanceOfMissing(0.95, Better.HIGHER))
                .isEqualTo(forecast.chanceOfMissing(0.95, Better.HIGHER));
    }

    @Test
    void aConstantSeriesHasARangeOfZeroWidth() {
        double[] constant = new double[12];
        Arrays.fill(constant, 0.5);
        assertThat(forecast(constant).low()).isEqualTo(0.5);
        assertThat(forecast(constant).chanceOfMissing(0.5, Better.HIGHER)).isZero();
        assertThat(forecast(constant).chanceOfMissing(0.6, Better.HIGHER)).isEqualTo(1);
        assertThat(forecast(constant).chanceOfMissing(0.4, Better.LOWER)).isEqualTo(1);
    }

    @Test
    void rangesCoverNineteenOfTwentyPointsOfNoise() {
        var random = new Random(7);
        double[] noise = random.doubles(2_000).map(d -> 10 * d).toArray();
        var backtest = Backtest.of(noise, new int[] {500, 1_000, 1_500});
        assertThat(backtest.forecasts()).isEqualTo(4 * (500 - 12));
        assertThat(requireNonNull(backtest.coverage())).isBetween(0.93, 0.99);
    }

    @Test
    void aBacktestDoesNotSeeThePointItForecasts() {
        double[] values = SignalsTest.concat(TWELVE, 1000, Double.NaN, 21);
        assertThat(Backtest.of(values, new int[0])).isEqualTo(new Backtest(2, 1));
        assertThat(Backtest.of(values, new int[] {12})).isEqualTo(Backtest.NONE);
        assertThat(Backtest.NONE.coverage()).isNull();
    }

    private static Forecast forecast(double[] values) {
        return requireNonNull(Forecast.of(values, new int[0]));
    }
}
