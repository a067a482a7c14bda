package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.calendar.Period;

class MissionHistoryTest {

    private static final Target LOW = Target.atLeast(0.7, Period.parse("2026-W01"), null);
    private static final Target HIGH = Target.atLeast(0.8, Period.parse("2026-W20"), "mia");

    @ParameterizedTest
    @CsvSource({
        "2026-W01, 1", // The week contains the first day of version 1, a Thursday.
        "2025-W52, ",
        "2026-W09, 1",
        "2026-W10, 2", // Version 2 takes effect on the Sunday of this week.
        "2026-W15, 3", // Version 3 was published later and backdated.
        "2026-W14, 2",
        "2030-W01, 3"
    })
    void aWeekIsJudgedByTheLastPublishedVersionInEffectByItsSunday(String week, @Nullable Integer number) {
        var history = history(mission("2026-01-01", LOW), mission("2026-03-08", LOW), mission("2026-04-06", LOW));
        assertThat(history.versionIn(Period.parse(week))
                        .map(MissionVersion::number)
                        .orElse(null))
                .isEqualTo(number);
    }

    @Test
    void aBackdatedVersionTakesOverFromItsDate() {
        var history = history(mission("2026-06-01", LOW), mission("2026-01-05", HIGH));
        assertThat(history.versionIn(Period.parse("2026-W30")).orElseThrow().number())
                .isEqualTo(2);
        assertThat(history.versionIn(Period.parse("2026-W03")).orElseThrow().number())
                .isEqualTo(2);
    }

    @Test
    void theCurrentVersionIsTheLastPublishedEvenIfNotInEffectYet() {
        var history = history(mission("2026-01-05", LOW), mission("2099-01-05", HIGH));
        assertThat(history.current().orElseThrow().number()).isEqualTo(2);
        assertThat(history.versionIn(Period.parse("2026-W30")).orElseThrow().number())
                .isEqualTo(1);
    }

    @Test
    void weeksBeforeANewTargetKeepTheOldOne() {
        var history = history(mission("2026-01-05", LOW), mission("2026-01-05", HIGH));
        assertThat(history.targetIn(Period.parse("2026-W19"), "fast", "sla")).contains(LOW);
        assertThat(history.targetIn(Period.parse("2026-W20"), "fast", "sla")).contains(HIGH);
        assertThat(history.targets("sla"))
                .extracting(each -> each.target().low() + " " + each.from() + " "
                        + each.last().orElse(null))
                .containsExactly("0.7 2026-W02 2026-W19", "0.8 2026-W20 null");
    }

    @Test
    void weeksBeforeTheFirstTargetHaveNone() {
        var history = history(mission("2026-01-05", HIGH));
        assertThat(history.targetIn(Period.parse("2026-W19"), "fast", "sla")).isEmpty();
        assertThat(history.targets("sla")).singleElement().satisfies(each -> {
            assertThat(each.countsIn(Period.parse("2026-W19"))).isFalse();
            assertThat(each.countsIn(Period.parse("2026-W20"))).isTrue();
        });
    }

    @Test
    void aVersionWithoutATargetEndsTheSearchForOlderOnes() {
        var history = history(mission("2026-01-05", LOW), mission("2026-03-02", null), mission("2026-03-02", HIGH));
        assertThat(history.targetIn(Period.parse("2026-W09"), "fast", "sla")).contains(LOW);
        assertThat(history.targetIn(Period.parse("2026-W10"), "fast", "sla")).isEmpty();
        assertThat(history.targets("sla"))
                .extracting(each -> each.from() + " " + each.last().orElse(null))
                .containsExactly("2026-W02 2026-W09", "2026-W20 null");
    }

    @Test
    void aVersionNotInEffectYetProvidesNoTarget() {
        var later = mission("2026-09-07", Target.atLeast(0.1, Period.parse("2026-W01"), null));
        var history = history(mission("2026-01-05", LOW), later, mission("2026-01-05", HIGH));
        assertThat(history.targetIn(Period.parse("2026-W10"), "fast", "sla")).contains(LOW);
    }

    @Test
    void aTargetRepeatedInSeveralVersionsIsListedOnce() {
        var history = history(mission("2026-01-05", LOW), mission("2026-03-02", LOW));
        assertThat(history.targets("sla")).hasSize(1);
        assertThat(history.targets("awt")).isEmpty();
    }

    @Test
    void periodsOtherThanWeeksAreRejected() {
        var history = history(mission("2026-01-05", LOW));
        assertThatThrownBy(() -> history.versionIn(Period.parse("2026-03")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thereIsNothingBeforeTheFirstVersion() {
        assertThat(history().current()).isEmpty();
        assertThat(history().versionIn(Period.parse("2026-W01"))).isEmpty();
        assertThat(history().targets("sla")).isEmpty();
    }

    private static MissionHistory history(Mission... missions) {
        var all = Arrays.asList(missions);
        return new MissionHistory(all.stream()
                .map(each -> Examples.version(all.indexOf(each) + 1, each))
                .toList());
    }

    private static Mission mission(String effectiveFrom, @Nullable Target target) {
        var measure = new Measure("sla", MeasureRole.MEASURES, "It counts.", target);
        var clause = new Clause("fast", "answer fast", List.of(), null, null, null, List.of(measure));
        return new Mission("We answer fast.", LocalDate.parse(effectiveFrom), List.of(clause), List.of());
    }
}
