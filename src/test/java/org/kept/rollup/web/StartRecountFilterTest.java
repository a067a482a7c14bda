package org.kept.rollup.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartRecountFilterTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/scorecards/2024-W10, true",
        "GET, /api/v1/kpis/sla/series, true",
        "GET, /api/v1/openmetrics, true",
        "GET, /share/0123456789, true",
        "GET, /wall, true",
        "POST, /scorecards/2024-W10/publication, true",
        "GET, /scorecards/2024-W10, false",
        "GET, /, false",
        "GET, /kpis/sla, false",
        "GET, /api/v1/rollup/rebuild, false",
        "POST, /api/v1/events, false",
        "GET, /promise/settings, false",
    })
    void numbersLeaveOnlyOnPagesThatSayHowFarItIs(String method, String path, boolean refused) {
        assertThat(StartRecountFilter.letsNumbersOut(method, path)).isEqualTo(refused);
    }
}
