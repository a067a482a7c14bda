package org.kept.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.signal.KpiChartFixtures.chart;
import static org.kept.signal.KpiChartFixtures.kpi;
import static org.kept.signal.KpiChartFixtures.over;
import static org.kept.signal.KpiChartFixtures.sums;
import static org.kept.signal.KpiChartFixtures.values;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.kpi.Quotient;
import org.kept.stats.Assurance;
import org.kept.stats.ChartKind;

class KpiChartBuilderTest {

    @Test
    void chartKindDependsOnTheKpiAndHowEvenItsDenominatorsAre() {
        assertThat(chart(kpi("sla"), over(100, 80, 82, 78, 81, 79, 80, 83, 77)).kind())
                .isEqualTo(ChartKind.XMR);
        assertThat(chart(kpi("sla"), uneven(0.8)).kind()).isEqualTo(ChartKind.P_PRIME);
        assertThat(chart(kpi("complaint-rate"), uneven(0.02)).kind()).isEqualTo(ChartKind.U_PRIME);
        assertThat(chart(kpi("awt"), uneven(40)).kind()).isEqualTo(ChartKind.XMR);
        assertThat(chart(kpi("nps"), uneven(0.3)).kind()).isEqualTo(ChartKind.XMR);
        assertThat(values(kpi("sla"), 0.8, 0.82, 0.78).kind()).isEqualTo(ChartKind.XMR);
    }

    @Test
    void moreReturnsThanOrdersMakeACountRate() {
        var weeks = uneven(0.1);
        weeks[3] = sums(30, 20);
        assertThat(chart(kpi("return-rate"), weeks).kind()).isEqualTo(ChartKind.U_PRIME);
    }

    @Test
    void aSharePerHundredIsStillAShare() {
        var chart = chart(kpi("referral-rate"), uneven(0.2));
        assertThat(chart.kind()).isEqualTo(ChartKind.P_PRIME);
        assertThat(chart.limits().get(0).center()).isBetween(19.0, 21.0);
        assertThat(KpiChart.rangeAt(chart.limits().get(0), 1).upper()).isBetween(20.0, 25.0);
    }

    @Test
    void aSmallWeekHasWiderLimitsInTheUnitOfTheKpi() {
        var chart = chart(kpi("complaint-rate"), uneven(0.2));
        var limits = chart.limits().get(0);
        assertThat(limits.center()).isBetween(190.0, 210.0);
        var small = KpiChart.rangeAt(limits, 0);
        var large = KpiChart.rangeAt(limits, 1);
        assertThat(small.upper() - small.lower()).isGreaterThan(1.9 * (large.upper() - large.lower()));
    }

    @Test
    void aWeekWithoutDataUsesTheLimitsBeforeIt() {
        var weeks = uneven(0.8);
        weeks[9] = null;
        var chart = chart(kpi("sla"), weeks);
        var limits = chart.limits().get(0);
        assertThat(KpiChart.rangeAt(limits, 9)).isEqualTo(KpiChart.rangeAt(limits, 8));
        assertThat(chart.assuranceAt(9, 0.1, Double.POSITIVE_INFINITY)).isEqualTo(Assurance.CONSISTENTLY_HITS);
    }

    /** Weeks with denominators of 100 and 400 in turn, slightly above or below the rate. */
    private static Quotient[] uneven(double rate) {
        return IntStream.range(0, 14)
                .mapToObj(i -> {
                    var denominator = i % 2 == 0 ? 100 : 400;
                    return sums(Math.rint(denominator * rate * (i % 4 < 2 ? 1.05 : 0.95)), denominator);
                })
                .toArray(Quotient[]::new);
    }
}
