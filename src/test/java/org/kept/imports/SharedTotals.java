package org.kept.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.MovingClock;
import org.kept.TestEvents;
import org.kept.hook.SharedDeliveries;

/** Expected totals of each of the shared exports, compared with those of the running service. */
final class SharedTotals {

    static final Path EXPORTS = Path.of("../shared/exports");

    private static final Path TOTALS = EXPORTS.resolve("expected/totals.csv");

    /** The reporting zone of most tests. */
    private static final String LONDON = "Europe/London";

    /** Any file; its kind is detected from its bytes. */
    private static final String BYTES = "application/octet-stream";

    /** Files with their recipe, and the zone of times without an offset. */
    static final String FILES = """
            shopify_orders_export.csv | shopify-orders | none
            woocommerce_orders.csv | woocommerce-orders | Europe/Berlin
            zendesk_tickets.csv | zendesk-tickets | America/New_York
            freshdesk_tickets.csv | freshdesk-tickets | Europe/Berlin
            typeform_nps.csv | typeform-responses | none
            google_forms_csat.csv | google-forms-responses | America/New_York
            delighted_nps.csv | delighted-responses | none
            surveymonkey_ces.csv | surveymonkey-responses | America/Chicago
            Master.csv | asterisk-cdr | Europe/Berlin
            queue_log | asterisk-queue-log | none
            twilio_calls.csv | twilio-calls | none
            weekly_kpis_long.csv | kpi-table | Europe/London
            monthly_kpis.xlsx | kpi-table | Europe/London
            """;

    private static final double ROUNDED = 1e-6;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A number of a period.
     *
     * @param numerator null if only the value is known
     * @param value null if there is nothing to divide by
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
        assertAreThoseOf(file, LONDON);
    }

    /** The same in another reporting zone. */
    private static void assertAreThoseOf(String file, String zone) throws IOException {
        var expected = of(file, zone);
        assertThat(expected).as(file).isNotEmpty();
        for (var each : expected.entrySet()) {
            assertSeries(file + " " + each.getKey(), each.getKey(), each.getValue());
        }
    }

    /** Moves the clock to a time after everything in the exports. */
    static void setClock() {
        QuarkusMock.installMockForType(new MovingClock(SharedDeliveries.AFTER_ALL), Clock.class);
    }

    /** Imports a file and asserts its totals, in weeks of that reporting zone. */
    static void assertImported(String file, String mapping, @Nullable String zone, String reporting)
            throws IOException {
        assumeTrue(Files.exists(EXPORTS.resolve(file)), "no exports beside the project");
        send(file, mapping, zone).body("accepted", equalTo(events(file))).body("rejected", equalTo(0));
        assertAreThoseOf(file, reporting);
    }

    /** Number of events that the file must give. */
    static int events(String file) throws IOException {
        return Files.readAllLines(EXPORTS.resolve("expected").resolve(file + ".ndjson"))
                .size();
    }

    /** Imports a file over REST. */
    static ValidatableResponse send(String file, String mapping, @Nullable String zone) throws IOException {
        var request = TestEvents.body(BYTES, Files.readAllBytes(EXPORTS.resolve(file)))
                .queryParam("mapping", mapping);
        if (zone != null) {
            request.queryParam("zone", zone);
        }
        return request.post("/api/v1/imports").then().log().ifValidationFails().statusCode(200);
    }

    private static Map<TotalSeries, Map<String, Total>> of(String file, String zone) throws IOException {
        var all = new LinkedHashMap<TotalSeries, Map<String, Total>>();
        try (var reader = CsvReader.builder().ofNamedCsvRecord(TOTALS)) {
            for (var row : reader) {
                // Figures have no zone, because they name their periods.
                if (row.getField("file").equals(file) && Set.of(zone, "").contains(row.getField("zone"))) {
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
