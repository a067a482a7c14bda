package org.kept.workshop.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;
import org.kept.mission.Clause;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.mission.Mission;
import org.kept.mission.Target;
import org.kept.mission.UnscoredKpi;
import org.kept.problem.Problem;

class DraftEditsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final Period WEEK = Period.parse("2026-W48");
    private static final Mission PLAIN =
            new Mission("We answer within 1 minute, day and night.", DAY, List.of(), List.of());

    @Test
    void wordsBecomeAClauseWithoutThePunctuationAfterThem() {
        var marked = DraftEdits.mark(PLAIN, 2, 4);
        assertThat(marked.clauses()).singleElement().satisfies(clause -> {
            assertThat(clause.quote()).isEqualTo("within 1 minute");
            assertThat(clause.code()).isEqualTo("within-1-minute");
        });
        assertThat(DraftEdits.mark(PLAIN, 4, 2)).isEqualTo(marked);
    }

    @Test
    void clausesStandInTheOrderOfTheirWords() {
        var both = DraftEdits.mark(DraftEdits.mark(PLAIN, 5, 7), 2, 4);
        assertThat(both.clauses()).extracting(Clause::quote).containsExactly("within 1 minute", "day and night");
    }

    @Test
    void aWordBelongsToOneClauseAtMost() {
        var marked = DraftEdits.mark(PLAIN, 2, 4);
        assertThatThrownBy(() -> DraftEdits.mark(marked, 4, 5))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("another clause");
        assertThatThrownBy(() -> DraftEdits.mark(PLAIN, 2, 99)).isInstanceOf(Problem.class);
    }

    @Test
    void codesAreMadeOfTheWordsAndNeverTaken() {
        assertThat(DraftEdits.code(PLAIN, "À l'heure, toujours")).isEqualTo("a-lheure-toujours");
        assertThat(DraftEdits.code(PLAIN, "いつでも")).isEqualTo("clause");
        assertThat(DraftEdits.code(PLAIN, "a very long promise that goes on and on until nobody can remember it"))
                .isEqualTo("a-very-long-promise-that-goes-on-and-on");
        assertThat(DraftEdits.code(DraftEdits.mark(PLAIN, 2, 4), "within 1 minute"))
                .isEqualTo("within-1-minute-2");
    }

    @Test
    void aRewordedClauseKeepsItsMeasuresAndItsCode() {
        var before = measured(Target.atLeast(0.8, WEEK, null));
        var after = DraftEdits.reword(before, "We answer within 2 minutes, day and night.");
        assertThat(after.clauses()).singleElement().satisfies(clause -> {
            assertThat(clause.quote()).isEqualTo("within 2 minutes");
            assertThat(clause.code()).isEqualTo("within-1-minute");
            assertThat(clause.measures()).isEqualTo(before.clauses().get(0).measures());
        });
    }

    @Test
    void aClauseWhoseWordsAreGoneKeepsItsQuoteAndHasNoPlace() {
        var after = DraftEdits.reword(measured(null), "We answer, day and night.");
        assertThat(after.clauses()).singleElement().extracting(Clause::quote).isEqualTo("within 1 minute");
        assertThat(after.spans()).containsExactly(Optional.empty());
    }

    @Test
    void aKpiThatIsMeasuredAgainReplacesItsMeasureInPlace() {
        var clause = measured(null).clauses().get(0);
        var two = DraftEdits.measured(clause, new Measure("awt", MeasureRole.PROXY, "By how much", null));
        var again = DraftEdits.measured(two, new Measure("sla", MeasureRole.PROXY, "Another reason", null));
        assertThat(again.measures()).extracting(Measure::kpi).containsExactly("sla", "awt");
        assertThat(again.measures().get(0).because()).isEqualTo("Another reason");
        assertThat(DraftEdits.unmeasured(again, "sla").measures())
                .extracting(Measure::kpi)
                .containsExactly("awt");
    }

    @Test
    void aKpiIsSetAsideOnceAndCanBeTakenBack() {
        var twice = DraftEdits.setAside(DraftEdits.setAside(PLAIN, "nps", "Not promised"), "nps", "Nobody promised it");
        assertThat(twice.notMeasured()).containsExactly(new UnscoredKpi("nps", "Nobody promised it"));
        assertThat(DraftEdits.takenBack(twice, "nps")).isEqualTo(PLAIN);
    }

    @Test
    void newTargetsMoveWithTheFirstDayAndPublishedOnesStay() {
        var begun = measured(Target.atLeast(0.8, WEEK, "ada"));
        var january = LocalDate.parse("2027-01-11");
        assertThat(target(DraftEdits.firstDay(begun, january, Optional.empty())).from())
                .isEqualTo(Period.parse("2027-W02"));
        assertThat(target(DraftEdits.firstDay(begun, january, Optional.of(begun)))
                        .from())
                .isEqualTo(WEEK);
        var older = measured(Target.atLeast(0.8, WEEK.plus(-9), "ada"));
        assertThat(target(DraftEdits.firstDay(older, january, Optional.empty())).from())
                .isEqualTo(WEEK.plus(-9));
    }

    private static Target target(Mission mission) {
        return mission.clauses().get(0).measures().get(0).dated().orElseThrow();
    }

    private static Mission measured(@Nullable Target target) {
        return DraftEdits.clause(
                DraftEdits.mark(PLAIN, 2, 4),
                "within-1-minute",
                clause -> DraftEdits.measured(
                        clause, new Measure("sla", MeasureRole.MEASURES, "It counts them", target)));
    }
}
