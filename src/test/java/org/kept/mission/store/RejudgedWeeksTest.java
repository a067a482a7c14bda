package org.kept.mission.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.mission.Examples;
import org.kept.mission.MissionHistory;

class RejudgedWeeksTest {

    /** A Tuesday; the last complete week ended on 15 Nov 2026. */
    private static final LocalDate TODAY = LocalDate.parse("2026-11-17");

    private static final MissionHistory HISTORY =
            new MissionHistory(List.of(Examples.version(1, Examples.read(Examples.FERRY))));

    @Test
    void aBackdatedVersionNamesTheWeeksJudgedAgain() {
        var back = Examples.ferry("effectiveFrom: 2026-01-05", "effectiveFrom: 2026-10-05");
        assertThat(RejudgedWeeks.sentence(HISTORY, back, TODAY)).hasValueSatisfying(words -> assertThat(words)
                .contains("from the week to 11\u00a0Oct\u00a02026 to the week to 15\u00a0Nov\u00a02026"));
    }

    @Test
    void weeksNotJudgedBeforeAreNotNamed() {
        var earlier = Examples.ferry("effectiveFrom: 2026-01-05", "effectiveFrom: 2020-01-06");
        assertThat(RejudgedWeeks.sentence(HISTORY, earlier, TODAY))
                .hasValueSatisfying(words -> assertThat(words).contains("from the week to 11\u00a0Jan\u00a02026"));
    }

    @Test
    void aVersionFromThisWeekOnNamesNoWeeks() {
        var next = Examples.ferry("effectiveFrom: 2026-01-05", "effectiveFrom: 2026-11-16");
        assertThat(RejudgedWeeks.sentence(HISTORY, next, TODAY)).isEmpty();
        assertThat(RejudgedWeeks.sentence(HISTORY, Examples.read(Examples.FERRY), TODAY))
                .isEmpty();
        assertThat(RejudgedWeeks.sentence(new MissionHistory(List.of()), next, TODAY))
                .isEmpty();
    }
}
