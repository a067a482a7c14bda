package org.kept.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {

    private static final List<String> KNOWN = List.of("shopify-order", "shopify-refund", "kpi");

    @Test
    void aMistypedWordIsRecognised() {
        assertThat(NearestWord.find("shopfiy-order", KNOWN)).contains("shopify-order");
    }

    @Test
    void aWordThatBeginsWithAKnownOneIsRecognised() {
        assertThat(NearestWord.find("shopify-order-webhook", KNOWN)).contains("shopify-order");
        assertThat(NearestWord.find("kpi-of-the-month", KNOWN)).isEmpty();
    }

    @Test
    void aDifferentWordIsNot() {
        assertThat(NearestWord.suggestion("zendesk", KNOWN)).isEmpty();
    }
}
