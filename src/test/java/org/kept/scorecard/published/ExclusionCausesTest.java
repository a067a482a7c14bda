package org.kept.scorecard.published;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.calendar.Period;

class ExclusionCausesTest {

    @ParameterizedTest
    @CsvSource({
        "from: 2024-07-22|to: 2024-07-22|category: outage, true",
        "from: 2024-07-28|to: 2024-08-04|kpi: sla, true",
        "from: 2024-07-28|to: 2024-08-04|kpi: csat, false",
        "from: 2024-07-24T10:00+01:00|to: 2024-07-24T12:00+01:00, true",
        "from: 2024-07-21T10:00+01:00|to: 2024-07-22T00:00+01:00, false",
        "from: 2024-07-28T10:00+01:00|to: 2024-07-29T00:00+01:00, true",
        "from: 2024-07-29|to: 2024-08-04, false",
        "from: 2024-07-01|to: 2024-07-21, false",
        "from: soon|to: 2024-07-21, false",
        "category: outage, false"
    })
    void anExclusionTouchesTheWeeksAndTheKpiThatItNames(String lines, boolean touches) {
        assertThat(ExclusionCauses.touches(lines.replace('|', '\n'), Period.parse("2024-W30"), "sla"))
                .isEqualTo(touches);
    }
}
