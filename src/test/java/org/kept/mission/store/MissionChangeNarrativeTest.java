package org.kept.mission.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.document.DocumentFormat;
import org.kept.mission.Examples;
import org.kept.mission.document.MissionWriter;

class MissionChangeNarrativeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            atLeast: 0.8          | atLeast: 0.85        | "sla: target ≥ 0.8 → ≥ 0.85 from the week to 8 Mar 2026, agreed by mia@example.org."
            agreedBy: mia         | agreedBy: ada        | "sla: target ≥ 0.8 from the week to 8 Mar 2026, agreed by mia@example.org → from the week to 8 Mar 2026, agreed by ada@example.org."
            role: proxy           | role: measures       | "Role of complaint-rate for “nobody has to ask twice”: proxy → direct measure."
            effectiveFrom: 2026-01-05 | effectiveFrom: 2026-02-02 | In effect from: 5 Jan 2026 → 2 Feb 2026.
            because: Nobody       | because: No one      | "nps is not scored: No one promised that passengers would praise us."
            code: day-and-night   | code: always         | "“day and night” is removed, with no measures."
            kpi: nps              | kpi: csat            | "nps is no longer listed as not scored."
            reviewBy: 2027-01-01  | reviewBy:            | "Review date of “answer within two minutes”: 1 Jan 2027 → none."
            """)
    void aChangeIsDescribedInASentence(String before, String after, String words) {
        assertThat(MissionChangeNarrative.between(
                        Examples.read(Examples.FERRY), Examples.ferry(before, after), Examples.KPIS))
                .contains(words);
    }

    @Test
    void theSameMissionHasNoChanges() {
        var mission = Examples.read(Examples.FERRY);
        assertThat(MissionChangeNarrative.between(
                        mission,
                        Examples.read(MissionWriter.write(mission, DocumentFormat.JSON)
                                .replace("{", "{ ")),
                        Examples.KPIS))
                .isEmpty();
    }

    @Test
    void anAgreementToAnotherTargetIsNotKept() {
        var before = Examples.read(Examples.FERRY);
        var raised = Examples.ferry("atLeast: 0.8", "atLeast: 0.85");
        var next = raised.withoutOutdatedAgreements(before);
        assertThat(MissionChangeNarrative.between(before, next, Examples.KPIS))
                .containsExactly(
                        "sla: target ≥ 0.8 → ≥ 0.85 from the week to 8 Mar 2026.",
                        "No one has agreed to this target yet: mia@example.org agreed to ≥ 0.8.");
        assertThat(raised.withoutOutdatedAgreements(next)).isEqualTo(raised);
        var ada = Examples.read(
                Examples.FERRY.replace("atLeast: 0.8", "atLeast: 0.85").replace("agreedBy: mia", "agreedBy: ada"));
        assertThat(ada.withoutOutdatedAgreements(before)).isEqualTo(ada);
    }
}
