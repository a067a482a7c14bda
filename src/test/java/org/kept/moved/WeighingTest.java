package org.kept.moved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.signal.Made.FIRST;
import static org.kept.signal.Made.chart;
import static org.kept.signal.Made.kpi;
import static org.kept.signal.Made.over;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.signal.KpiChart;
import org.kept.signal.Made;

class WeighingTest {

    @Test
    void aChangeAcrossAPhaseIsNotCalledNoise() {
        var chart = chart(
                kpi("sla"),
                List.of(Made.phase("2024-W10")),
                over(100, 80, 82, 80, 82, 80, 82, 80, 82, 80, 60, 62, 60, 62, 60, 62, 60, 62, 60));
        assertThat(weight(chart, 7, 12)).isEqualTo(Weight.ACROSS_A_PHASE);
        assertThat(weight(chart, 6, 7)).isEqualTo(Weight.ORDINARY);
    }

    @Test
    void twoOutliersFarApartAreNotOneSignal() {
        var chart = chart(kpi("sla"), over(100, 80, 82, 40, 82, 80, 82, 80, 82, 80, 82, 80, 82, 41, 82, 80, 82));
        assertThat(weight(chart, 2, 12)).isEqualTo(Weight.SIGNAL);
    }

    @Test
    void aStepBackTowardsTheOrdinaryIsNotWhatTheSignalSays() {
        var chart = chart(kpi("sla"), over(100, 80, 82, 80, 82, 80, 82, 80, 82, 80, 82, 80, 82, 80, 20, 66));
        assertThat(weight(chart, 13, 14)).isEqualTo(Weight.AGAINST_THE_SIGNAL);
        assertThat(weight(chart, 12, 13)).isEqualTo(Weight.SIGNAL);
    }

    @Test
    void neighboursInARunAreOneSignal() {
        var chart = chart(kpi("sla"), over(100, 80, 82, 80, 82, 80, 82, 80, 82, 84, 85, 84, 85, 84, 85, 84, 85));
        assertThat(weight(chart, 14, 15)).isEqualTo(Weight.WITHIN_A_SIGNAL);
    }

    private static Weight weight(KpiChart chart, int earlier, int later) {
        return Weighing.of(chart, FIRST.plus(earlier), FIRST.plus(later)).weight();
    }
}
