package org.kept.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.kpi.EventType;

/** Numbers are compared as written, not as the nearest double. */
class FieldRulesTest {

    @ParameterizedTest
    @CsvSource({
        "order, value, 1000000000000.000000001, range",
        "order, value, 1000000000000, ",
        "order, value, 1e400, range",
        "contact, waitSeconds, -0.00000000000000000000000001, range",
        "contact, waitSeconds, 1e-400, ",
        "contact, waitSeconds, 31536000, ",
        "contact, waitSeconds, 31536000.000001, range",
        "contact, handleSeconds, 31536000, ",
        "contact, handleSeconds, 31536001, range",
        "survey, score, 4.0000000000000000000000001, whole",
        "survey, score, 4.000, ",
        "survey, score, 1e-999999999, whole",
        "survey, score, 4e0, "
    })
    void aNumberIsCheckedAsWritten(String type, String field, BigDecimal number, String wrong) {
        var rules = new FieldRules(Objects.requireNonNull(
                Objects.requireNonNull(EventType.builtIn(type)).field(field)));
        var found = rules.check(DecimalNode.valueOf(number));
        assertThat(found == null ? null : found.code()).isEqualTo(wrong);
    }
}
