package org.kept.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.signal.KpiChartFixtures.FIRST;
import static org.kept.signal.KpiChartFixtures.chart;
import static org.kept.signal.KpiChartFixtures.kpi;
import static org.kept.signal.KpiChartFixtures.over;
import static org.kept.signal.KpiChartFixtures.phase;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;

class SignalRunsTest {

    private static final double[] CALM = {80, 82, 79, 81, 78, 82, 80, 79, 81, 80, 78, 82, 79, 81};

    @Test
    void aPointOutsideTheLimitsNamesItsLimit() {
        var found = runs(List.of(), 80, 82, 79, 81, 78, 82, 80, 79, 81, 80, 78, 82, 79, 60);
        assertThat(found).singleElement().satisfies(each -> {
            assertThat(each.signal()).isEqualTo(Signal.OUTSIDE);
            assertThat(each.mark()).isEqualTo(VariationType.CONCERN);
            assertThat(each.from()).isEqualTo(FIRST.plus(13)).isEqualTo(each.to());
            assertThat(each.words()).matches("60\\.0% is below the lower limit of 7\\d\\.\\d%");
        });
    }

    @Test
    void aPointThatRoundsToItsLimitIsToldApartFromIt() {
        var chart =
                KpiChartFixtures.values(kpi("sla"), 0.8, 0.82, 0.8, 0.82, 0.8, 0.82, 0.8, 0.82, 0.8, 0.82, 0.8, 0.8843);
        assertThat(SignalRuns.of(chart, 0, 11))
                .filteredOn(each -> each.signal() == Signal.OUTSIDE)
                .extracting(SignalRun::words)
                .allSatisfy(words -> assertThat(words).matches("88\\.43% is above the upper limit of 88\\.[34]\\d%"));
    }

    @Test
    void aTrendNamesItsFirstAndLastValue() {
        var found = runs(List.of(), 80, 82, 79, 81, 78, 76, 77, 78, 79, 80, 81, 82, 83);
        assertThat(found)
                .filteredOn(each -> each.signal() == Signal.TREND)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.from()).isEqualTo(FIRST.plus(5));
                    assertThat(each.words())
                            .endsWith("weeks in a row going up, from 76.0% to 83.0%")
                            .startsWith("8");
                    assertThat(each.mark()).isEqualTo(VariationType.IMPROVEMENT);
                });
    }

    @Test
    void trendsThatMeetAtAPeakAreSeparateRuns() {
        var up = DoubleStream.iterate(70, each -> each + 1).limit(8);
        var down = DoubleStream.iterate(76, each -> each - 1).limit(7);
        var found = runs(List.of(), DoubleStream.concat(up, down).toArray());
        assertThat(found)
                .filteredOn(each -> each.signal() == Signal.TREND)
                .extracting(SignalRun::mark)
                .containsExactly(VariationType.CONCERN, VariationType.IMPROVEMENT);
    }

    @Test
    void aShiftNamesTheAverageAndStopsAtAPhase() {
        var shifted = DoubleStream.concat(Arrays.stream(CALM), DoubleStream.of(84, 85, 84, 85, 84, 85, 84, 85))
                .toArray();
        assertThat(runs(List.of(), shifted))
                .filteredOn(each -> each.signal() == Signal.SHIFT)
                .anySatisfy(each -> {
                    assertThat(each.words()).contains("8 weeks in a row above the average of 81.");
                    assertThat(each.from()).isEqualTo(FIRST.plus(14));
                });
        assertThat(runs(List.of(phase("2024-W15")), shifted)).isEmpty();
    }

    @Test
    void runsThatEndBeforeTheSpanAreLeftOut() {
        var weeks = new double[] {60, 82, 79, 81, 78, 82, 80, 79, 81, 80, 78, 82, 79, 81};
        var chart = chart(kpi("sla"), over(100, weeks));
        assertThat(SignalRuns.of(chart, 0, 13)).hasSize(1);
        assertThat(SignalRuns.of(chart, 1, 13)).isEmpty();
    }

    @Test
    void ordinaryVariationHasNoRuns() {
        assertThat(runs(List.of(), CALM)).isEmpty();
    }

    private static List<SignalRun> runs(List<Phase> phases, double... percent) {
        var chart = chart(kpi("sla"), phases, over(100, percent));
        return SignalRuns.of(chart, 0, percent.length - 1).stream()
                .map(each -> new SignalRun(
                        each.signal(),
                        each.from(),
                        each.to(),
                        each.mark(),
                        each.words().replace('\u00a0', ' ')))
                .toList();
    }
}
