package org.kept.workshop.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.kpi.Unit;
import org.kept.problem.Problem;

class TargetAmountsTest {

    @ParameterizedTest
    @CsvSource({
        "FRACTION, 80, 0.8",
        "FRACTION, 80 %, 0.8",
        "FRACTION, 99.95%, 0.9995",
        "SECONDS, 60, 60",
        "SECONDS, 60 s, 60",
        "PER_THOUSAND, 12.5, 12.5",
        "NPS, -10, -10",
        "NPS, −10, -10"
    })
    void numbersAreParsedAsPeopleWriteThem(Unit unit, String typed, double value) {
        assertThat(TargetAmounts.parse(unit, "atLeast", typed)).isEqualTo(value);
        assertThat(TargetAmounts.parse(unit, "atLeast", TargetAmounts.format(unit, value)))
                .isEqualTo(value);
    }

    @Test
    void anEmptyFieldIsNoBound() {
        assertThat(TargetAmounts.parse(Unit.FRACTION, "atLeast", "  ")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "most",
                "1e999999999",
                "0.123456789",
                "12345678901",
                "80 per cent",
                "NaN",
                "85 %",
                "5 points",
                "1e2",
                "0x10",
                "0,8",
                "1 000",
                "\uff16\uff10",
                ">60"
            })
    void anInvalidNumberIsRejectedAtItsField(String typed) {
        assertThatThrownBy(() -> TargetAmounts.parse(Unit.SECONDS, "atMost", typed))
                .isInstanceOfSatisfying(Problem.class, wrong -> assertThat(wrong.errors())
                        .singleElement()
                        .satisfies(
                                inputError -> assertThat(inputError.pointer()).isEqualTo("/atMost")));
    }
}
