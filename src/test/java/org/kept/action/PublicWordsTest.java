package org.kept.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PublicWordsTest {

    private static final PublicWords WORDS =
            new PublicWords(List.of("north", "Mia Okafor", ""), "It took nine days, and no one told me why!");

    @Test
    void namesOfTeamsAndPeopleAreRefused() {
        assertThat(WORDS.fault("The team north was slow")).get().asString().contains("“north”");
        assertThat(WORDS.fault("Thanks to Mia Okafor.")).isPresent();
        assertThat(WORDS.fault("The North team, and NORTH")).isPresent();
        assertThat(WORDS.fault("Thanks to mia  OKAFOR.")).isPresent();
        assertThat(WORDS.fault("A northern wind, and Northumberland")).isEmpty();
    }

    @Test
    void fiveWordsInARowOfTheCommentAreAQuotation() {
        assertThat(WORDS.fault("it took NINE days and then some")).isPresent();
        assertThat(WORDS.fault("Deliveries took nine days")).isEmpty();
    }

    @Test
    void aShortCommentIsQuotedByItself() {
        assertThat(new PublicWords(List.of(), "Too slow!").fault("You said: too slow"))
                .isPresent();
        assertThat(new PublicWords(List.of(), null).fault("Too slow")).isEmpty();
    }
}
