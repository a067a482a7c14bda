package org.kept.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.signal.Made.FIRST;
import static org.kept.signal.Made.chart;
import static org.kept.signal.Made.kpi;
import static org.kept.signal.Made.over;
import static org.kept.signal.Made.phase;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.mission.Target;

class OutlookTest {

    private static final double[] NEAR_ALL = {99, 100, 98, 100, 99, 97, 100, 99, 98, 100, 99, 100, 98, 100};

    @Test
    void theRangeStaysWithinWhatAShareCanBe() {
        var outlook =
                Outlook.after(chart(kpi("sla"), over(100, NEAR_ALL)), 13, null).orElseThrow();
        assertThat(outlook.period()).isEqualTo(FIRST.plus(14));
        assertThat(outlook.forecast().high()).isEqualTo(1);
        assertThat(outlook.forecast().low()).isBetween(0.9, 0.99);
        assertThat(outlook.chanceOfMissing()).isNull();
    }

    @Test
    void theChanceOfMissingIsThatOfTheTargetsWrongSide() {
        var chart = chart(kpi("sla"), over(100, NEAR_ALL));
        var easy = Outlook.after(chart, 13, Target.atLeast(0.5, FIRST, null)).orElseThrow();
        var hard = Outlook.after(chart, 13, Target.atLeast(0.999, FIRST, null)).orElseThrow();
        assertThat(easy.chanceOfMissing()).isLessThan(0.01);
        assertThat(hard.chanceOfMissing()).isGreaterThan(0.5);
    }

    @Test
    void underTwelvePointsOfThePhaseNothingIsForetold() {
        assertThat(Outlook.after(chart(kpi("sla"), over(100, NEAR_ALL)), 10, null))
                .isEmpty();
        assertThat(Outlook.after(chart(kpi("sla"), over(100, NEAR_ALL)), 11, null))
                .isPresent();
        assertThat(Outlook.after(chart(kpi("sla"), List.of(phase("2024-W04")), over(100, NEAR_ALL)), 13, null))
                .isEmpty();
    }

    @Test
    void whatNeverMovedForetellsNothing() {
        var constant = new double[14];
        Arrays.fill(constant, 80);
        assertThat(Outlook.after(chart(kpi("sla"), over(100, constant)), 13, null))
                .isEmpty();
    }

    @Test
    void aNumberThatIsNobodysTargetHasNoChanceOfMissingIt() {
        var target = Target.atMost(300, FIRST, null);
        var outlook =
                Outlook.after(chart(kpi("aht"), over(1, NEAR_ALL)), 13, target).orElseThrow();
        assertThat(outlook.chanceOfMissing()).isNull();
    }
}
