package org.kept.body;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.problem.Problem;

/** A broken form is the sender's error. */
class FormSyntaxTest {

    private static void check(String type, String body) {
        FormSyntax.check(type, body.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a=%z", "a=%4", "a=1&b=%zz"})
    void aBrokenEscapeIsRefused(String body) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> check("application/x-www-form-urlencoded; charset=UTF-8", body));
    }

    @Test
    void moreThanAThousandFieldsAreRefused() {
        assertThatCode(() -> check("application/x-www-form-urlencoded", "a=%C3%A9" + "&b".repeat(999)))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> check("application/x-www-form-urlencoded", "a" + "&b".repeat(1000)));
    }

    @Test
    void otherBodiesPass() {
        assertThatCode(() -> check("application/json", "%")).doesNotThrowAnyException();
    }
}
