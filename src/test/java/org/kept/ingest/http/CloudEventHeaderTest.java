package org.kept.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.problem.Problem;

/** Section 3.1.3.2 of the HTTP protocol binding for CloudEvents 1.0.2. */
class CloudEventHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀",
                "plain                          | plain",
                "a+b                            | a+b",
                "%41%6c%6C                      | All",
                "%2541                          | %41",
                "\"quoted\"                     | quoted",
                "\"a \\\"b\\\" c\\\\d\"         | a \"b\" c\\d",
                "\"percent%20inside\"           | percent inside",
                "\"\"                           | ''",
                "mid\"dle                       | mid\"dle",
            })
    void aValueIsUnquotedAndThenDecodedOnce(String header, String value) {
        assertThat(CloudEventHeader.decode("ce-id", header)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100%",
                "%4",
                "%zz",
                "%C0%A0",
                "%FF",
                "%E2%82",
                "%ED%A0%80",
                "ü",
                "a\u0001b",
                "\"open",
                "\"a\"b",
                "\"a\\\"",
                "%\uFF11\uFF12"
            })
    void whatIsNotEncodedAsTheBindingRequiresIsRefused(String header) {
        assertThatThrownBy(() -> CloudEventHeader.decode("ce-team", header))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.detail()).startsWith("The header ce-team ");
                });
    }

    @Test
    void blanksAroundTheValueDoNotBelongToIt() {
        assertThat(CloudEventHeader.decode("ce-id", " a ")).isEqualTo("a");
    }
}
