package org.kept.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.mission.Measure;
import org.kept.mission.MeasureRole;
import org.kept.signal.Verdict;
import org.kept.stats.VariationType;

class ClauseOrderTest {

    @Test
    void missedClausesComeFirstAndThoseWithoutAMeasureLast() {
        var clauses = Stream.of(
                clause("unmeasured"),
                clause("kept", row(MeasureRole.MEASURES, Verdict.MET, VariationType.COMMON_CAUSE)),
                clause("better", row(MeasureRole.MEASURES, Verdict.MET, VariationType.IMPROVEMENT)),
                clause("worse", row(MeasureRole.MEASURES, Verdict.MET, VariationType.CONCERN)),
                clause("too-few", row(MeasureRole.MEASURES, Verdict.TOO_FEW, null)),
                clause(
                        "counterweight",
                        row(MeasureRole.MEASURES, Verdict.MET, null),
                        row(MeasureRole.COUNTERWEIGHT, Verdict.MISSED, null)),
                clause("missed", row(MeasureRole.MEASURES, Verdict.MISSED, VariationType.COMMON_CAUSE)));

        assertThat(clauses.sorted(Comparator.comparing(Scorecard.ClauseCard::urgency))
                        .map(each -> each.clause().code()))
                .containsExactly("missed", "worse", "counterweight", "kept", "better", "too-few", "unmeasured");
    }

    private static Scorecard.ClauseCard clause(String code, ScorecardRow... rows) {
        var clause = new Clause(
                code,
                "q",
                List.of(),
                null,
                null,
                null,
                Arrays.stream(rows).map(ScorecardRow::measure).toList());
        return new Scorecard.ClauseCard(clause, ClauseVerdict.of(List.of(rows)), List.of(rows), List.of());
    }

    private static ScorecardRow row(MeasureRole role, Verdict verdict, @Nullable VariationType variation) {
        return new ScorecardRow(
                Catalogue.find("sla").orElseThrow(),
                new Measure("sla", role, "because", null),
                new Reading.Present(0.5, null, null, Map.of()),
                null,
                null,
                verdict,
                variation,
                null,
                List.of(),
                null,
                StatusSince.NONE);
    }
}
