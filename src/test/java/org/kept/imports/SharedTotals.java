package org.kept.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each of the shared exports must give, and whether the running service has exactly that. */
final class SharedTotals {

    private static final Path TOTALS = Path.of("../shared/exports/expected/totals.csv");

    /** The reporting zone of the tests. Figures have no zone: their periods are named. */
    private static final List<String> ZONES = List.of("Europe/London", "");

    private static final double ROUNDED = 1e-6;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A number of a period.
     *
     * @param numerator null where only the value is known
     * @param value null where there is nothing to divide by
     */
    private record Total(
            @Nullable Double numerator,
            @Nullable Double denominator,
            @Nullable Double value) {}

    /** A KPI of a team, by week or by month; the team is empty for the whole company. */
    private record TotalSeries(String kpi, String team, String grain) {}

    private SharedTotals() {}

    /** Asserts that each KPI has the numbers of that file in the periods that it names, and none in the others. */
    static void assertAreThoseOf(String file) throws IOException {
        var expected = of(file);
        assertThat(expected).as(file).isNotEmpty();
        for (var each : expected.entrySet()) {
            assertSeries(file + " " + each.getKey(), each.getKey(), each.getValue());
        }
    }

    private static Map<TotalSeries, Map<String, Total>> of(String file) throws IOException {
        var all = new LinkedHashMap<TotalSeries, Map<String, Total>>();
        try (var reader = CsvReader.builder().ofNamedCsvRecord(TOTALS)) {
            for (var row : reader) {
                if (row.getField("file").equals(file) && ZONES.contains(row.getField("zone"))) {
                    var period = row.getField("period");
                    var grain = period.contains("W") ? "week" : "month";
                    var series = new TotalSeries(row.getField("kpi"), row.getField("team"), grain);
                    all.computeIfAbsent(series, unused -> new LinkedHashMap<>()).put(period, total(row));
                }
            }
        }
        return all;
    }

    private static Total total(NamedCsvRecord row) {
        return new Total(
                number(row.getField("numerator")), number(row.getField("denominator")), number(row.getField("value")));
    }

    private static @Nullable Double number(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    private static void assertSeries(String name, TotalSeries series, Map<String, Total> expected) throws IOException {
        var isWeekly = series.grain().equals("week");
        var request = withKey()
                .queryParam("grain", series.grain())
                .queryParam("from", isWeekly ? "2026-W30" : "2026-07")
                .queryParam("to", isWeekly ? "2026-W48" : "2026-11");
        if (!series.team().isEmpty()) {
            request.queryParam("team", series.team());
        }
        var answer = request.get("/api/v1/kpis/" + series.kpi() + "/series")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var missing = new ArrayList<>(expected.keySet());
        for (var point : JSON.readTree(answer).path("points")) {
            var period = point.path("period").asText();
            missing.remove(period);
            var total = expected.getOrDefault(period, new Total(null, null, null));
            assertNumber(name + " " + period + " value", point.path("value"), total.value());
            if (total.value() != null) {
                assertNumber(name + " " + period + " numerator", point.path("numerator"), total.numerator());
                assertNumber(name + " " + period + " denominator", point.path("denominator"), total.denominator());
            }
        }
        assertThat(missing).as(name).isEmpty();
    }

    private static void assertNumber(String name, JsonNode read, @Nullable Double expected) {
        if (expected == null) {
            assertThat(read.isNull()).as(name + ": " + read).isTrue();
        } else {
            assertThat(read.isNumber()).as(name + ": " + read).isTrue();
            assertThat(read.asDouble()).as(name).isCloseTo(expected, within(ROUNDED));
        }
    }
}
