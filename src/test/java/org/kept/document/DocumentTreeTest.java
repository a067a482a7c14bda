package org.kept.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.problem.Problem;

class DocumentTreeTest {

    @ParameterizedTest
    @CsvSource({"0.80, 0.80", "60, 60", "-5, -5", "0, 0", "999999999, 999999999"})
    void aNumberIsReadAsWritten(String written, BigDecimal value) {
        for (var format : DocumentFormat.values()) {
            var number = value(written, format);
            assertThat(number.isNumber()).as(written + " in " + format).isTrue();
            assertThat(number.decimalValue()).isEqualByComparingTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x10",
                "0o17",
                "010",
                "1_000",
                "+5",
                ".5",
                "5.",
                ".nan",
                ".inf",
                "NaN",
                "12abc",
                "190:20:30",
                "1,5",
                "1234567890123456789012345678901234567890",
                "1e999"
            })
    void whatReadsAsANumberInYamlOnlyStaysText(String written) {
        var value = value(written, DocumentFormat.YAML);
        assertThat(value.isTextual()).isTrue();
        assertThat(value.textValue()).isEqualTo(written);
    }

    @Test
    void anExponentInJsonIsReadAsWritten() {
        assertThat(value("1e2", DocumentFormat.JSON).decimalValue()).isEqualByComparingTo("100");
    }

    @Test
    void anOverlongNumberInJsonStaysText() {
        assertThat(value("1" + "0".repeat(40), DocumentFormat.JSON).isTextual()).isTrue();
    }

    @Test
    void aNumberBeyondTheParserIsRefusedInWordsOfTheUser() {
        var problem = catchThrowableOfType(Problem.class, () -> value("1".repeat(2000), DocumentFormat.JSON));
        assertThat(problem.detail()).contains("is too long").doesNotContain("StreamReadConstraints");
    }

    @Test
    void anExcerptCutsNoCharacterInHalf() {
        var excerpt = DocumentCursor.excerpt("x" + "🙂".repeat(100));
        assertThat(excerpt).isEqualTo("x" + "🙂".repeat(59) + "…");
    }

    @Test
    void anUnknownMemberNamesTheNearest() {
        var faults = new DocumentFaults("test");
        var tree = DocumentTree.read("{\"withinSecond\": 30}", DocumentFormat.JSON, faults);
        new DocumentCursor(tree, "", faults).allowOnly("withinSeconds", "variant");
        assertThat(faults.all()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("member.unknown");
            assertThat(fault.detail()).contains("Did you mean 'withinSeconds'?");
        });
    }

    private static JsonNode value(String written, DocumentFormat format) {
        var text = format == DocumentFormat.JSON ? "{\"value\": " + written + "}" : "value: " + written + "\n";
        return DocumentTree.read(text, format, new DocumentFaults("test")).path("value");
    }
}
