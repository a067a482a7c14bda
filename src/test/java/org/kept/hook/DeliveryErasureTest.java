package org.kept.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A payload that names an erased customer is found, however it is written. */
class DeliveryErasureTest {

    private static final String IDENTIFIER = DeliveryErasure.comparable("Zoë@example.org");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"order\":{\"email\":\"zoë@example.org\"}}",
                "{\"email\":\"zo\\u00eb@EXAMPLE.org\"}",
                "[1,[\"Mail zoë@example.org, please\"]]",
                "not JSON: zoë@example.org",
            })
    void theCustomerIsFound(String body) {
        assertThat(DeliveryErasure.contains(body.getBytes(StandardCharsets.UTF_8), IDENTIFIER))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\":\"annzoë@example.org\"}", "{\"zoë@example.org\":1}", "{}", ""})
    void othersAreNot(String body) {
        assertThat(DeliveryErasure.contains(body.getBytes(StandardCharsets.UTF_8), IDENTIFIER))
                .isFalse();
    }

    @Test
    void bytesOfNoEncodingAreReadAsText() {
        assertThat(DeliveryErasure.contains(new byte[] {0, 0, 0, '{', 1, 2, 3, 4}, IDENTIFIER))
                .isFalse();
    }
}
