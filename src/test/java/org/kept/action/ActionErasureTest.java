package org.kept.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionErasureTest {

    @ParameterizedTest
    @CsvSource({
        "Call c-17 back,             c-17,             Call … back",
        "Call C-17.,                 c-17,             Call ….",
        "Order c-171 is another,     c-17,             Order c-171 is another",
        "c-17 and c-17,              c-17,             … and …",
        "Write to ada@example.org,   ada@example.org,  Write to …"
    })
    void anIdentifierIsRemovedWhereItIsAWordOfItsOwn(String text, String identifier, String masked) {
        assertThat(ActionErasure.masked(text, identifier)).isEqualTo(masked);
    }
}
