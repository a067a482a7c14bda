package org.kept.moved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.signal.KpiChartFixtures.FIRST;
import static org.kept.signal.KpiChartFixtures.chart;
import static org.kept.signal.KpiChartFixtures.kpi;
import static org.kept.signal.KpiChartFixtures.over;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.signal.KpiChart;
import org.kept.signal.KpiChartFixtures;

class ChangeAssessmentTest {

    @Test
    void aChangeAcrossAPhaseIsNotNoise() {
        var chart = chart(
                kpi("sla"),
                List.of(KpiChartFixtures.phase("2024-W10")),
                over(100, 80, 82, 80, 82, 80, 82, 80, 82, 80, 60, 62, 60, 62, 60, 62, 60, 62, 60));
        assertThat(weight(chart, 7, 12)).isEqualTo(ChangeSignificance.ACROSS_A_PHASE);
        assertThat(weight(chart, 6, 7)).isEqualTo(ChangeSignificance.ORDINARY);
    }

    @Test
    void twoOutliersFarApartAreNotOneSignal() {
        var chart = chart(kpi("sla"), over(100, 80, 82, 40, 82, 80, 82, 80, 82, 80, 82, 80, 82, 41, 82, 80, 82));
        assertThat(weight(chart, 2, 12)).isEqualTo(ChangeSignificance.SIGNAL);
    }

    @Test
    void aStepBackTowardsTheCenterIsAgainstTheSignal() {
        var chart = chart(kpi("sla"), over(100, 80, 82, 80, 82, 80, 82, 80, 82, 80, 82, 80, 82, 80, 20, 66));
        assertThat(weight(chart, 13, 14)).isEqualTo(ChangeSignificance.AGAINST_THE_SIGNAL);
        assertThat(weight(chart, 12, 13)).isEqualTo(ChangeSignificance.SIGNAL);
    }

    @Test
    void adjacentPointsOfARunAreOneSignal() {
        var chart = chart(kpi("sla"), over(100, 80, 82, 80, 82, 80, 82, 80, 82, 84, 85, 84, 85, 84, 85, 84, 85));
        assertThat(weight(chart, 14, 15)).isEqualTo(ChangeSignificance.WITHIN_A_SIGNAL);
    }

    private static ChangeSignificance weight(KpiChart chart, int earlier, int later) {
        return ChangeAssessment.of(chart, FIRST.plus(earlier), FIRST.plus(later))
                .weight();
    }
}
