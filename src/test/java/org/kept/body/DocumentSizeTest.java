package org.kept.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.kept.problem.Problem;

/** Values are counted, not bytes: an empty object takes three bytes as text, and a hundred and more once it is parsed. */
class DocumentSizeTest {

    private static final int TOO_MANY = DocumentSize.MAX_VALUES + 1;

    @Test
    void manySmallValuesAreTooManyAndLongTextsAreNot() {
        assertTooLarge("[" + "{},".repeat(TOO_MANY) + "{}]");
        assertTooLarge("[\"a\\\"\"" + ",1".repeat(TOO_MANY) + "]");
        assertThat(DocumentSize.ofJson(utf8("{\"note\":\"" + "a, [b], {c}\\\" ".repeat(TOO_MANY) + "\"}")))
                .isLessThan(1000);
    }

    @Test
    void quotationMarksOfYamlHideNothing() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> DocumentSize.ofYaml(utf8("a: '\"'\nb:\n" + "- {}\n".repeat(TOO_MANY))))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(413));
    }

    private static void assertTooLarge(String json) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> DocumentSize.ofJson(utf8(json)))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(413));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
