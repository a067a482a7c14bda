package org.kept.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.signal.KpiChartFixtures.FIRST;
import static org.kept.signal.KpiChartFixtures.chart;
import static org.kept.signal.KpiChartFixtures.kpi;
import static org.kept.signal.KpiChartFixtures.over;
import static org.kept.signal.KpiChartFixtures.phase;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.mission.Target;

class NextPeriodForecastTest {

    private static final double[] NEAR_ALL = {99, 100, 98, 100, 99, 97, 100, 99, 98, 100, 99, 100, 98, 100};

    @Test
    void rangeStaysWithinPossibleShares() {
        var nextPeriodForecast = NextPeriodForecast.after(chart(kpi("sla"), over(100, NEAR_ALL)), 13, null)
                .orElseThrow();
        assertThat(nextPeriodForecast.period()).isEqualTo(FIRST.plus(14));
        assertThat(nextPeriodForecast.forecast().high()).isEqualTo(1);
        assertThat(nextPeriodForecast.forecast().low()).isBetween(0.9, 0.99);
        assertThat(nextPeriodForecast.chanceOfMissing()).isNull();
    }

    @Test
    void chanceOfMissingIsTheChanceOfTheWrongSideOfTheTarget() {
        var chart = chart(kpi("sla"), over(100, NEAR_ALL));
        var easy = NextPeriodForecast.after(chart, 13, Target.atLeast(0.5, FIRST, null))
                .orElseThrow();
        var hard = NextPeriodForecast.after(chart, 13, Target.atLeast(0.999, FIRST, null))
                .orElseThrow();
        assertThat(easy.chanceOfMissing()).isLessThan(0.01);
        assertThat(hard.chanceOfMissing()).isGreaterThan(0.5);
    }

    @Test
    void fewerThanTwelvePointsInThePhaseGiveNoForecast() {
        assertThat(NextPeriodForecast.after(chart(kpi("sla"), over(100, NEAR_ALL)), 10, null))
                .isEmpty();
        assertThat(NextPeriodForecast.after(chart(kpi("sla"), over(100, NEAR_ALL)), 11, null))
                .isPresent();
        assertThat(NextPeriodForecast.after(
                        chart(kpi("sla"), List.of(phase("2024-W04")), over(100, NEAR_ALL)), 13, null))
                .isEmpty();
    }

    @Test
    void constantValuesGiveNoForecast() {
        var constant = new double[14];
        Arrays.fill(constant, 80);
        assertThat(NextPeriodForecast.after(chart(kpi("sla"), over(100, constant)), 13, null))
                .isEmpty();
    }

    @Test
    void aKpiThatIsNeitherBetterNorWorseHasNoChanceOfMissing() {
        var target = Target.atMost(300, FIRST, null);
        var nextPeriodForecast = NextPeriodForecast.after(chart(kpi("aht"), over(1, NEAR_ALL)), 13, target)
                .orElseThrow();
        assertThat(nextPeriodForecast.chanceOfMissing()).isNull();
    }
}
