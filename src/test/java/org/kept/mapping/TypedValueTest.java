package org.kept.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.kpi.Unit;

/** Values as people type them, and every possible value. */
class TypedValueTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FRACTION     | 92 %       | 0.92",
                "FRACTION     | 92%        | 0.92",
                "FRACTION     | 92,5 %     | 0.925",
                "FRACTION     | 92.500%    | 0.925",
                "FRACTION     | 0.92       | 0.92",
                "FRACTION     | 0,92       | 0.92",
                "FRACTION     | 92         | 0.92",
                "FRACTION     | 4,2        | 0.042",
                "FRACTION     | 0          | 0",
                "FRACTION     | 1 %        | 0.01",
                "FRACTION     | 100 Prozent| 1",
                "FRACTION     | 1          | 0.01 1",
                "FRACTION     | 120 %      | 1.2",
                "FRACTION     | a lot      | ",
                "SECONDS      | 65         | 65",
                "SECONDS      | 65 s       | 65",
                "SECONDS      | 65s        | 65",
                "SECONDS      | 4,2        | 4.2",
                "SECONDS      | 1:05 min   | 65",
                "SECONDS      | 1:05 h     | 3900",
                "SECONDS      | 1:05       | 65 3900",
                "SECONDS      | 1:05:00    | 3900",
                "SECONDS      | 1 min 5 s  | 65",
                "SECONDS      | 1m 5s      | 65",
                "SECONDS      | 1,5 min    | 90",
                "SECONDS      | 1.205 s    | 1.205 1205",
                "SECONDS      | 1:75 min   | ",
                "SECONDS      | -5         | -5",
                "SECONDS      | 5 parsecs  | ",
                "NPS          | +34        | 34",
                "NPS          | −12        | -12",
                "NPS          | 140        | 140",
                "PER_THOUSAND | 12.4       | 12.4",
                "PER_THOUSAND | 12,4 ‰     | 12.4",
                "PER_THOUSAND | 1.24 %     | 12.4",
                "PER_THOUSAND | 1.205      | 1.205 1205",
                "PER_HUNDRED  | 5.1 %      | 5.1",
            })
    void everyMeaningIsFound(Unit unit, String text, String values) {
        assertThat(TypedValue.readings(unit, text, null))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyElementsOf(Arrays.stream(values == null ? new String[0] : values.split(" ", -1))
                        .map(BigDecimal::new)
                        .toList());
    }

    @Test
    void aSmallNumberIsAPercentageTooWhereThatIsNearerToTheUsual() {
        assertThat(TypedValue.readings(Unit.FRACTION, "0.5", 0.006))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("0.005"), new BigDecimal("0.5"));
        assertThat(TypedValue.readings(Unit.FRACTION, "0.5", 0.4))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("0.5"));
    }

    @Test
    void aCountIsWhole() {
        assertThat(TypedValue.counts("1.205")).containsExactly(new BigDecimal("1205"));
        assertThat(TypedValue.counts("40")).containsExactly(new BigDecimal("40"));
        assertThat(TypedValue.counts("4.5")).containsExactly(new BigDecimal("4.5"));
        assertThat(TypedValue.counts("forty")).isEmpty();
    }
}
