package org.kept.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecognitionErasureTest {

    @ParameterizedTest
    @CsvSource({
        "For calling C-17 back,   c-17,            true",
        "For calling c-171 back,  c-17,            false",
        "Ada Byron was delighted, ada byron,       true",
        "Adabyron was delighted,  ada byron,       false"
    })
    void aTextMentionsAnIdentifierThatIsAWordOrWordsOfItsOwn(String text, String identifier, boolean mentions) {
        assertThat(RecognitionErasure.mentions(text, identifier)).isEqualTo(mentions);
    }
}
