package org.kept.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.ui.NumberFormatterTest.spaced;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparedFiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fraction     | 0.831    | 0.8    | 83.1%                | 80.0%              | +3.1 pt
            fraction     | 0.7996   | 0.8    | 79.96%               | 80.00%             | −0.04 pt
            fraction     | 0.80004  | 0.8    | 80.004%              | 80.000%            | +0.004 pt
            fraction     | 0.8      | 0.8    | 80.0%                | 80.0%              | 0.0 pt
            fraction     | 0.8314   | 0.8055 | 83.14%               | 80.55%             | +2.59 pt
            fraction     | 0.9996   | 1      | 99.96%               | 100.00%            | −0.04 pt
            fraction     | 0.999999 | 0.9995 | >99.99%              | 99.95%             | +0.05 pt
            fraction     | 0.0003   | 0.0005 | 0.03%                | 0.05%              | −0.02 pt
            seconds      | 44.3     | 60     | 44.3 s               | 60 s               | −15.7 s
            seconds      | 60.04    | 60     | 60.04 s              | 60.00 s            | +0.04 s
            seconds      | 59.97    | 60     | 59.97 s              | 60.00 s            | −0.03 s
            seconds      | 72.4     | 60     | 1 min 12 s           | 60 s               | +12 s
            seconds      | 300.3    | 300    | 5 min 0.3 s          | 5 min 0.0 s        | +0.3 s
            seconds      | 3605     | 3600   | 1 h 0 min 5 s        | 1 h 0 min 0 s      | +5 s
            seconds      | 80       | 90.5   | 80.0 s               | 90.5 s             | −10.5 s
            nps          | 34.6     | 30     | +35                  | +30                | +5
            nps          | 49.6     | 50     | +49.6                | +50.0              | −0.4
            per-thousand | 12.04    | 12     | 12.04                | 12.00              | +0.04
            per-hundred  | 3.5      | 3      | 3.5                  | 3.0                | +0.5
            """)
    void valueBoundAndGapHaveAsManyDecimalsAsTellThemApart(
            String unit, double value, double bound, String valueText, String boundText, String gap) {
        var figures = ComparedFigures.of(unit, value, List.of(bound));
        assertThat(spaced(figures.figure(value))).isEqualTo(valueText);
        assertThat(spaced(figures.bound(bound))).isEqualTo(boundText);
        assertThat(spaced(figures.gap(value, bound))).isEqualTo(gap);
    }

    @Property
    void textsDifferWheneverTheNumbersDo(
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(5) double value,
            @ForAll @DoubleRange(min = -0.001, max = 0.001) @Scale(5) double by) {
        var bound = Math.round((value + by) * 1000) / 1000.0;
        var figures = ComparedFigures.of("fraction", value, List.of(bound));
        assertThat(figures.figure(value).equals(figures.bound(bound)))
                .isEqualTo(Math.abs(value - bound) <= 1e-9 * Math.abs(bound) + 1e-12);
    }

    @Test
    void aRoundingErrorOfACalculationIsNoDifference() {
        var figures = ComparedFigures.of("seconds", (0.1 + 0.2 + 0.3) / 3, List.of(0.2));
        assertThat(spaced(figures.figure((0.1 + 0.2 + 0.3) / 3))).isEqualTo("0.2 s");
    }

    @Test
    void anIntervalIsToldApartFromTheTargetItExcludes() {
        var figures = ComparedFigures.of("fraction", List.of(0.75, 0.7997), List.of(), List.of(0.8));
        assertThat(figures.interval(0.75, 0.7997)).isEqualTo("75.00% to 79.97%");
    }

    @Test
    void calculatedNumbersKeepTheUsualDecimals() {
        var figures = ComparedFigures.of("fraction", List.of(0.8314159), List.of(0.8), List.of(0.7612345));
        assertThat(figures.figure(0.8314159)).isEqualTo("83.1%");
        assertThat(spaced(figures.target(0.8, null))).isEqualTo("≥ 80.0%");
        assertThat(figures.figure(0.7612345)).isEqualTo("76.1%");
    }

    @Test
    void aTargetIsWrittenAsItWasSet() {
        assertThat(spaced(NumberFormatter.target("fraction", 0.8055, null))).isEqualTo("≥ 80.55%");
        assertThat(spaced(NumberFormatter.target("fraction", null, 0.0005))).isEqualTo("≤ 0.05%");
        assertThat(spaced(NumberFormatter.target("seconds", null, 90.5))).isEqualTo("≤ 90.5 s");
        assertThat(spaced(NumberFormatter.target("seconds", null, 3610.0))).isEqualTo("≤ 1 h 0 min 10 s");
    }
}
