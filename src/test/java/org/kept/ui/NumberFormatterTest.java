package org.kept.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.PlainSpaces;

public class NumberFormatterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fraction     | 0.8312   | 83.1%
            fraction     | 0.9665   | 96.7%
            fraction     | 0        | 0.0%
            fraction     | 0.0004   | <0.1%
            fraction     | 1        | 100.0%
            fraction     | 0.9996   | >99.9%
            per-thousand | 12.44    | 12.4 per 1,000
            per-thousand | 1234.5   | 1,234.5 per 1,000
            per-hundred  | 3        | 3.0 per 100
            seconds      | 32.04    | 32.0 s
            seconds      | 59.99    | 60.0 s
            seconds      | 72.4     | 1 min 12 s
            seconds      | 120      | 2 min
            seconds      | 3725     | 1 h 2 min
            nps          | 34.6     | +35
            nps          | -12.2    | −12
            nps          | 0.2      | 0
            count        | 1104     | 1,104
            other        | -2.55    | −2.6
            number       | 12.34    | 12.3
            number:0     | 1234.5   | 1,235
            number:2:EUR | -24.899  | −24.90 EUR
            """)
    void aValueIsWrittenByItsUnit(String unit, double value, String written) {
        assertThat(spaced(NumberFormatter.value(unit, value))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fraction     | 0.022    | +2.2 pt
            fraction     | -0.0148  | −1.5 pt
            fraction     | -0.0001  | 0.0 pt
            per-thousand | -4       | −4.0
            seconds      | -4.7     | −4.7 s
            seconds      | 65       | +1 min 5 s
            nps          | 4        | +4
            number:2:EUR | 1.5      | +1.50 EUR
            """)
    void aDifferenceHasItsSignAndPercentagesDifferInPoints(String unit, double difference, String written) {
        assertThat(spaced(NumberFormatter.difference(unit, difference))).isEqualTo(written);
    }

    @Test
    void aTargetSaysWhichSideMeetsIt() {
        assertThat(spaced(NumberFormatter.target("fraction", 0.8, null))).isEqualTo("≥ 80.0%");
        assertThat(spaced(NumberFormatter.target("seconds", null, 60.0))).isEqualTo("≤ 60 s");
        assertThat(spaced(NumberFormatter.target("seconds", null, 90.0))).isEqualTo("≤ 1 min 30 s");
        assertThat(spaced(NumberFormatter.target("fraction", 0.6, 0.7))).isEqualTo("60.0% to 70.0%");
        assertThat(spaced(NumberFormatter.target("nps", 30.0, null))).isEqualTo("≥ +30");
        assertThat(NumberFormatter.target("fraction", null, null)).isNull();
    }

    @Test
    void anAxisHasNoMoreDecimalsThanItsStep() {
        assertThat(NumberFormatter.axis("fraction", 0.94, 0.02)).isEqualTo("94%");
        assertThat(NumberFormatter.axis("fraction", 0.045, 0.005)).isEqualTo("4.5%");
        assertThat(NumberFormatter.axis("fraction", 0.0025, 0.0005)).isEqualTo("0.25%");
        assertThat(spaced(NumberFormatter.axis("seconds", 90, 30))).isEqualTo("1 min 30 s");
        assertThat(NumberFormatter.axis("nps", -20, 10)).isEqualTo("−20");
        assertThat(NumberFormatter.axis("per-thousand", 7.5, 2.5)).isEqualTo("7.5");
    }

    @Test
    void countsAreGroupedAndNamed() {
        assertThat(NumberFormatter.count(-1234567)).isEqualTo("−1,234,567");
        assertThat(spaced(NumberFormatter.of(1, "week", "weeks"))).isEqualTo("1 week");
        assertThat(spaced(NumberFormatter.of(1104, "order", "orders"))).isEqualTo("1,104 orders");
    }

    @Test
    void aLineNeverBreaksBetweenANumberAndItsUnit() {
        assertThat(NumberFormatter.value("per-thousand", 12.4)
                        + NumberFormatter.value("seconds", 72)
                        + NumberFormatter.difference("fraction", 0.1)
                        + NumberFormatter.target("seconds", null, 90.0))
                .doesNotContain(" ");
    }

    public static String spaced(@Nullable String text) {
        return PlainSpaces.spaced(String.valueOf(text));
    }
}
