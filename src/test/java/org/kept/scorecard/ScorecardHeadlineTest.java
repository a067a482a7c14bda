package org.kept.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.calendar.Period;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.rollup.Slice;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.VariationType;

class ScorecardHeadlineTest {

    @Test
    void allPromisesKeptIsOneSentence() {
        assertThat(of(clause(met("sla")), clause(met("awt"))))
                .isEqualTo("Both promises kept. No signals: changes this week are within normal variation.");
        assertThat(of(clause(met("sla")))).startsWith("The promise was kept.");
    }

    @Test
    void aMissWithoutASignalIsWithinOrdinaryVariation() {
        assertThat(of(clause(met("awt")), clause(row("sla", MeasureRole.MEASURES, Verdict.MISSED, null, null))))
                .isEqualTo("1 of 2 promises kept, 1 missed. No measure shows a signal.");
    }

    @Test
    void signalsAreListedWorstFirst() {
        assertThat(of(clause(
                        row("awt", MeasureRole.MEASURES, Verdict.MET, VariationType.IMPROVEMENT, null),
                        row(
                                "sla",
                                MeasureRole.MEASURES,
                                Verdict.MISSED,
                                VariationType.CONCERN,
                                Assurance.CONSISTENTLY_MISSES))))
                .isEqualTo(
                        "The promise was missed. Service level is worse than usual. Expect service level to keep missing"
                                + " its target until the process changes. Average waiting time is better than usual.");
    }

    @Test
    void unmeasuredAndUnjudgedPromisesAreCountedSeparately() {
        assertThat(of(clause(), clause(row("sla", MeasureRole.MEASURES, Verdict.TOO_FEW, null, null))))
                .startsWith("1 of 2 promises not judged, 1 without a measure.");
    }

    @Test
    void whatHasNoMeasureOrIsNoPromiseIsNotCalledWithoutData() {
        assertThat(of(clause())).isEqualTo("The promise has no measure, so it cannot be judged.");
        assertThat(of(clause(), clause())).isEqualTo("No promise has a measure, so none can be judged.");
        assertThat(of()).isEqualTo("No mission is in effect this week, so nothing can be judged.");
        var statement = "We answer within a minute.";
        var mission = new Mission(
                statement,
                LocalDate.parse("2024-01-01"),
                List.of(new Clause("c", "answer within a minute", List.of(), null, null, null, List.of())),
                List.of());
        var version = new MissionVersion(1, mission, Instant.EPOCH, "ada");
        assertThat(ScorecardHeadline.of(
                        new Scorecard(Period.parse("2024-W10"), true, Slice.ALL, Optional.of(version), List.of())))
                .isEqualTo("The mission of this week has no such promise, so there is nothing to judge.");
        assertThat(of(clause(row("sla", MeasureRole.COUNTERWEIGHT, Verdict.MET, VariationType.COMMON_CAUSE, null))))
                .startsWith("The promise has no measure. ");
    }

    @Test
    void normalVariationIsOnlyClaimedWithLimits() {
        var early = row("sla", MeasureRole.MEASURES, Verdict.MET, null, null);
        assertThat(of(clause(early)))
                .isEqualTo("The promise was kept. No measure has enough weeks yet to show a signal.");
        assertThat(of(clause(early, met("awt")))).isEqualTo("The promise was kept. No measure shows a signal.");
    }

    @Test
    void aMeasureWithTooFewToJudgeIsNotExpectedToKeepMissing() {
        assertThat(of(clause(row(
                        "sla",
                        MeasureRole.MEASURES,
                        Verdict.TOO_FEW,
                        VariationType.COMMON_CAUSE,
                        Assurance.CONSISTENTLY_MISSES))))
                .isEqualTo("The promise was not judged. No signals: changes this week are within normal variation.");
    }

    @Test
    void aCounterweightDoesNotBreakAPromise() {
        assertThat(of(clause(met("sla"), row("awt", MeasureRole.COUNTERWEIGHT, Verdict.MISSED, null, null))))
                .startsWith("The promise was kept.");
    }

    @Test
    void aClauseHasTheWorstVariationAndAssuranceOfItsRowsExceptCounterweights() {
        var clause = clause(
                met("sla"),
                row("awt", MeasureRole.PROXY, Verdict.MET, VariationType.CONCERN, Assurance.HIT_OR_MISS),
                row(
                        "aht",
                        MeasureRole.COUNTERWEIGHT,
                        Verdict.MET,
                        VariationType.SPECIAL_CAUSE,
                        Assurance.CONSISTENTLY_MISSES));
        assertThat(clause.variation()).isEqualTo(VariationType.CONCERN);
        assertThat(clause.assurance()).isEqualTo(Assurance.HIT_OR_MISS);
        assertThat(clause().variation()).isNull();
        assertThat(clause(row("sla", MeasureRole.MEASURES, Verdict.NO_TARGET, VariationType.IMPROVEMENT, null))
                        .assurance())
                .isNull();
    }

    private static String of(Scorecard.ClauseCard... clauses) {
        return ScorecardHeadline.of(
                new Scorecard(Period.parse("2024-W10"), true, Slice.ALL, Optional.empty(), List.of(clauses)));
    }

    private static Scorecard.ClauseCard clause(ScorecardRow... rows) {
        var clause = new Clause(
                "c",
                "q",
                List.of(),
                null,
                null,
                null,
                Arrays.stream(rows).map(ScorecardRow::measure).toList());
        return new Scorecard.ClauseCard(clause, ClauseVerdict.of(List.of(rows)), List.of(rows), List.of());
    }

    private static ScorecardRow met(String kpi) {
        return row(kpi, MeasureRole.MEASURES, Verdict.MET, VariationType.COMMON_CAUSE, Assurance.CONSISTENTLY_HITS);
    }

    private static ScorecardRow row(
            String kpi,
            MeasureRole role,
            Verdict verdict,
            @Nullable VariationType variationType,
            @Nullable Assurance assurance) {
        return new ScorecardRow(
                Catalogue.find(kpi).orElseThrow(),
                new Measure(kpi, role, "because", null),
                new Reading.Present(0.5, null, null, Map.of()),
                null,
                null,
                verdict,
                variationType,
                assurance,
                List.of(),
                null,
                StatusSince.NONE);
    }
}
