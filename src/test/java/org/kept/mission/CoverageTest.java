package org.kept.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final String REASON = "Who has to ask twice complains more often";

    @Test
    void wordsThatNothingMeasuresAreListed() {
        assertThat(coverage(Set.of(), Examples.FERRY).clausesNotMeasured())
                .containsExactly(new Coverage.Unmeasured("day-and-night", "day and night"));
    }

    @Test
    void aKpiWithDataNeedsAClauseOrAReasonToBeLeftOut() {
        var withData = new LinkedHashSet<>(List.of("sla", "csat", "aht", "nps", "awt"));
        assertThat(coverage(withData, Examples.FERRY).kpisNotJustified())
                .containsExactly(new Coverage.Unjustified("csat"), new Coverage.Unjustified("awt"));
    }

    @Test
    void aReasonOlderThanTheWordsIsSuspectUntilItIsGivenAnew() {
        var reworded = Examples.FERRY.replace("nobody has to ask twice", "nobody asks twice");
        assertThat(coverage(Set.of(), Examples.FERRY, reworded).suspectMeasures())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.clause() + " " + each.kpi()).isEqualTo("once complaint-rate");
                    assertThat(each.arguedFor()).isEqualTo("nobody has to ask twice");
                    assertThat(each.quote()).isEqualTo("nobody asks twice");
                    assertThat(each.version()).isEqualTo(1);
                });
        var argued = reworded.replace(REASON, "Whoever asks twice complains more often");
        assertThat(coverage(Set.of(), Examples.FERRY, reworded, argued).suspectMeasures())
                .isEmpty();
        assertThat(coverage(Set.of(), Examples.FERRY, reworded, Examples.FERRY).suspectMeasures())
                .isEmpty();
    }

    @Test
    void aReasonThatComesBackIsGivenAnew() {
        var reworded = Examples.FERRY.replace("nobody has to ask twice", "nobody asks twice");
        var argued = reworded.replace(REASON, "Another reason is that they complain");
        assertThat(coverage(Set.of(), Examples.FERRY, argued, reworded).suspectMeasures())
                .isEmpty();
    }

    @Test
    void withoutAMissionNothingIsOwed() {
        assertThat(coverage(Set.of("sla"))).isEqualTo(Coverage.NONE);
    }

    private static Coverage coverage(Set<String> withData, String... documents) {
        var versions = new ArrayList<MissionVersion>();
        for (var document : documents) {
            versions.add(Examples.version(versions.size() + 1, Examples.read(document)));
        }
        return Coverage.of(new MissionHistory(versions), withData);
    }
}
