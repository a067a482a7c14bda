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
        "ORDER, value, 1000000000000.000000001, range",
        "ORDER, value, 1000000000000, ",
        "ORDER, value, 1e400, range",
        "CONTACT, waitSeconds, -0.00000000000000000000000001, range",
        "CONTACT, waitSeconds, 1e-400, ",
        "CONTACT, waitSeconds, 31536000, ",
        "CONTACT, waitSeconds, 31536000.000001, range",
        "CONTACT, handleSeconds, 31536000, ",
        "CONTACT, handleSeconds, 31536001, range",
        "SURVEY, score, 4.0000000000000000000000001, whole",
        "SURVEY, score, 4.000, ",
        "SURVEY, score, 1e-999999999, whole",
        "SURVEY, score, 4e0, "
    })
    void aNumberIsCheckedAsWritten(EventType type, String field, BigDecimal number, String wrong) {
        var rules = new FieldRules(Objects.requireNonNull(type.field(field)));
        var found = rules.check(DecimalNode.valueOf(number));
        assertThat(found == null ? null : found.code()).isEqualTo(wrong);
    }
}
