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
        var marked = DraftEdits.addClause(PLAIN, 2, 4);
        assertThat(marked.clauses()).singleElement().satisfies(clause -> {
            assertThat(clause.quote()).isEqualTo("within 1 minute");
            assertThat(clause.code()).isEqualTo("within-1-minute");
        });
        assertThat(DraftEdits.addClause(PLAIN, 4, 2)).isEqualTo(marked);
    }

    @Test
    void clausesAreOrderedByTheirPlaceInTheStatement() {
        var both = DraftEdits.addClause(DraftEdits.addClause(PLAIN, 5, 7), 2, 4);
        assertThat(both.clauses()).extracting(Clause::quote).containsExactly("within 1 minute", "day and night");
    }

    @Test
    void aWordBelongsToOneClauseAtMost() {
        var marked = DraftEdits.addClause(PLAIN, 2, 4);
        assertThatThrownBy(() -> DraftEdits.addClause(marked, 4, 5))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("another clause");
        assertThatThrownBy(() -> DraftEdits.addClause(PLAIN, 2, 99)).isInstanceOf(Problem.class);
    }

    @Test
    void codesAreMadeOfTheQuoteAndUnique() {
        assertThat(DraftEdits.code(PLAIN, "À l'heure, toujours")).isEqualTo("a-lheure-toujours");
        assertThat(DraftEdits.code(PLAIN, "いつでも")).isEqualTo("clause");
        assertThat(DraftEdits.code(PLAIN, "a very long promise that goes on and on until nobody can remember it"))
                .isEqualTo("a-very-long-promise-that-goes-on-and-on");
        assertThat(DraftEdits.code(DraftEdits.addClause(PLAIN, 2, 4), "within 1 minute"))
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
    void aClauseWithoutWordsInTheStatementKeepsItsQuote() {
        var after = DraftEdits.reword(measured(null), "We answer, day and night.");
        assertThat(after.clauses()).singleElement().extracting(Clause::quote).isEqualTo("within 1 minute");
        assertThat(after.quoteRanges()).containsExactly(Optional.empty());
    }

    @Test
    void aSecondMeasureForAKpiReplacesTheFirstInPlace() {
        var clause = measured(null).clauses().get(0);
        var two = DraftEdits.withMeasure(clause, new Measure("awt", MeasureRole.PROXY, "By how much", null));
        var again = DraftEdits.withMeasure(two, new Measure("sla", MeasureRole.PROXY, "Another reason", null));
        assertThat(again.measures()).extracting(Measure::kpi).containsExactly("sla", "awt");
        assertThat(again.measures().get(0).because()).isEqualTo("Another reason");
        assertThat(DraftEdits.withoutMeasure(again, "sla").measures())
                .extracting(Measure::kpi)
                .containsExactly("awt");
    }

    @Test
    void aKpiIsListedAsNotScoredOnceAndCanBeRemoved() {
        var twice = DraftEdits.addUnscoredKpi(
                DraftEdits.addUnscoredKpi(PLAIN, "nps", "Not promised"), "nps", "Nobody promised it");
        assertThat(twice.notMeasured()).containsExactly(new UnscoredKpi("nps", "Nobody promised it"));
        assertThat(DraftEdits.removeUnscoredKpi(twice, "nps")).isEqualTo(PLAIN);
    }

    @Test
    void newTargetsMoveWithTheFirstDayAndPublishedOnesDoNot() {
        var begun = measured(Target.atLeast(0.8, WEEK, "ada"));
        var january = LocalDate.parse("2027-01-11");
        assertThat(target(DraftEdits.changeEffectiveFrom(begun, january, Optional.empty()))
                        .from())
                .isEqualTo(Period.parse("2027-W02"));
        assertThat(target(DraftEdits.changeEffectiveFrom(begun, january, Optional.of(begun)))
                        .from())
                .isEqualTo(WEEK);
        var older = measured(Target.atLeast(0.8, WEEK.plus(-9), "ada"));
        assertThat(target(DraftEdits.changeEffectiveFrom(older, january, Optional.empty()))
                        .from())
                .isEqualTo(WEEK.plus(-9));
    }

    private static Target target(Mission mission) {
        return mission.clauses().get(0).measures().get(0).optionalTarget().orElseThrow();
    }

    private static Mission measured(@Nullable Target target) {
        return DraftEdits.editClause(
                DraftEdits.addClause(PLAIN, 2, 4),
                "within-1-minute",
                clause -> DraftEdits.withMeasure(
                        clause, new Measure("sla", MeasureRole.MEASURES, "It counts them", target)));
    }
}
