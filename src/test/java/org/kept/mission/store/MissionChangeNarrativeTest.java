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
            atLeast: 0.8          | atLeast: 0.85        | "The target of 'sla' for 'two-minutes' changes from 'at least 0.8 from 2026-W10 agreed by mia@example.org' to 'at least 0.85 from 2026-W10 agreed by mia@example.org'."
            role: proxy           | role: measures       | "The role of 'complaint-rate' for 'once' changes from 'proxy' to 'measures'."
            effectiveFrom: 2026-01-05 | effectiveFrom: 2026-02-02 | The first day changes from '2026-01-05' to '2026-02-02'.
            because: Nobody       | because: No one      | "The reason to set 'nps' aside changes from 'Nobody promised that passengers would praise us.' to 'No one promised that passengers would praise us.'."
            code: day-and-night   | code: always         | "The clause 'day-and-night' goes, with no measures."
            kpi: nps              | kpi: csat            | "'nps' is no longer set aside."
            reviewBy: 2027-01-01  | reviewBy:            | "The review date of 'two-minutes' changes from '2027-01-01' to none."
            """)
    void aChangeIsDescribedInASentence(String before, String after, String words) {
        assertThat(MissionChangeNarrative.between(Examples.read(Examples.FERRY), Examples.ferry(before, after)))
                .contains(words);
    }

    @Test
    void theSameMissionHasNoChanges() {
        var mission = Examples.read(Examples.FERRY);
        assertThat(MissionChangeNarrative.between(
                        mission,
                        Examples.read(MissionWriter.write(mission, DocumentFormat.JSON)
                                .replace("{", "{ "))))
                .isEmpty();
    }
}
