package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.calendar.Period;

class TargetTest {

    private static final Period WEEK = Period.parse("2026-W10");

    @ParameterizedTest
    @CsvSource({
        // low, high, value, met, gap
        "0.8, Infinity, 0.8, true, 0",
        "0.8, Infinity, 0.85, true, 0.05",
        "0.8, Infinity, 0.7, false, -0.1",
        "-Infinity, 60, 60, true, 0",
        "-Infinity, 60, 45, true, 15",
        "-Infinity, 60, 61, false, -1",
        "10, 20, 12, true, 2",
        "10, 20, 19, true, 1",
        "10, 20, 9, false, -1",
        "10, 20, 23, false, -3",
        "5, 5, 5, true, 0"
    })
    void aValueMeetsATargetUpToItsBoundAndTheGapSaysByHowMuch(
            double low, double high, double value, boolean met, double gap) {
        var target = new Target(low, high, WEEK, null);
        assertThat(target.isMetBy(value)).isEqualTo(met);
        assertThat(target.gap(value)).isCloseTo(gap, within(1e-12));
    }

    @Test
    void notANumberMeetsNoTarget() {
        assertThat(Target.atMost(1, WEEK, null).isMetBy(Double.NaN)).isFalse();
    }

    @Test
    void aTargetAppliesFromItsFirstWeek() {
        var target = Target.atLeast(0.8, WEEK, null);
        assertThat(target.countsIn(WEEK.plus(-1))).isFalse();
        assertThat(target.countsIn(WEEK)).isTrue();
        assertThat(target.countsIn(WEEK.plus(1))).isTrue();
    }

    @Test
    void onlyFiniteBoundsAreReturned() {
        assertThat(Target.atLeast(0.8, WEEK, null).bounds()).containsExactly(0.8);
        assertThat(Target.atMost(60, WEEK, null).bounds()).containsExactly(60.0);
        assertThat(Target.between(1, 2, WEEK, null).bounds()).containsExactly(1.0, 2.0);
    }

    @Test
    void negativeZeroEqualsZero() {
        assertThat(Target.atLeast(-0.0, WEEK, null)).isEqualTo(Target.atLeast(0, WEEK, null));
    }
}
