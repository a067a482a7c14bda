package org.kept.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kept.stats.Assurance;

class ClauseReliabilityTest {

    @Test
    void aClauseThatIsUsuallyMetIsReliable() {
        var reliability = new ClauseReliability(true, Assurance.CONSISTENTLY_HITS, 25, 26, List.of());
        assertThat(reliability.isReliable()).isTrue();
        assertThat(reliability.words())
                .isEqualTo("Usually met: the usual range meets the target."
                        + " Its targets were met in 25 of the last 26\u00a0judged weeks.");
    }

    @Test
    void aDoubtOfTheLastWeekMakesItUnreliableAndIsNamed() {
        var doubt = "Service level showed a signal of concern in the last week.";
        var reliability = new ClauseReliability(true, Assurance.CONSISTENTLY_HITS, 22, 26, List.of(doubt));
        assertThat(reliability.isReliable()).isFalse();
        assertThat(reliability.words()).contains(doubt).doesNotContain("Usually met");
    }

    @Test
    void oneWeekOrNoneThatWasMetIsSaidInWords() {
        assertThat(new ClauseReliability(true, null, 0, 26, List.of()).words())
                .endsWith(" Its targets were not met in any of the last 26\u00a0judged weeks.");
        assertThat(new ClauseReliability(true, null, 1, 1, List.of()).words())
                .endsWith(" Its targets were met in the only judged week.");
        assertThat(new ClauseReliability(true, null, 0, 1, List.of()).words())
                .endsWith(" Its targets were not met in the only judged week.");
    }

    @Test
    void aClauseThatWasNeverJudgedIsNotUsuallyMet() {
        var reliability = new ClauseReliability(true, Assurance.CONSISTENTLY_HITS, 0, 0, List.of());
        assertThat(reliability.isReliable()).isFalse();
        assertThat(reliability.words())
                .isEqualTo("Too few weeks with a target to say whether this promise can be kept."
                        + " No week could be judged yet.");
    }
}
