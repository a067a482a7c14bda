package org.kept.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestWeeks;

/** Every table of the REST API as a file, with the values of the answer in JSON. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class DownloadRoutesTest {

    private static boolean pushed;

    /** Not before all tests: the database is emptied after that. */
    private static void push() {
        if (!pushed) {
            pushed = true;
            TestWeeks.publishMission();
            TestWeeks.push();
            var events = new ArrayList<JsonNode>();
            for (var i = 0; i < 80; i++) {
                events.add(call("before-" + i, "2024-05-29T10:00:00Z", i % 4 == 0 ? 90 : 10, i));
                events.add(call(i == 0 ? "=1+1" : "call-" + i, "2024-06-05T10:00:00Z", i % 3 == 0 ? 90 : 10, i));
            }
            TestEvents.push(events).statusCode(200);
        }
    }

    private static JsonNode call(String id, String time, int wait, int number) {
        return TestEvents.event(
                        "desk",
                        id,
                        "contact",
                        time,
                        "{'outcome':'answered','waitSeconds':" + wait + ",'handleSeconds':100}")
                .put("team", number % 2 == 0 ? "north" : "south");
    }

    @BeforeAll
    static void forget() {
        pushed = false;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/scorecards/2024-W21",
                "/api/v1/kpis/sla/series?to=2024-W21",
                "/api/v1/kpis/sla/moved?from=2024-W22&to=2024-W23",
                "/api/v1/kpis/sla/teams?to=2024-W23",
                "/api/v1/kpis/sla/hours?to=2024-W23",
                "/api/v1/events",
                "/api/v1/events?kpi=sla&week=2024-W23",
                "/api/v1/mission/coverage",
                "/api/v1/restatements",
                "/api/v1/readings",
                "/api/v1/figures/2024-W21",
                "/api/v1/audit",
                "/api/v1/exclusions",
                "/api/v1/exclusions/verdicts",
                "/api/v1/alerts",
                "/api/v1/actions"
            })
    void everyTableCanBeDownloaded(String path) throws IOException {
        push();
        var and = path.contains("?") ? "&" : "?";
        var csv = TestKeys.withKey().get(path + and + "format=csv");
        csv.then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString(".csv"));
        assertThat(csv.asByteArray()).startsWith(0xEF, 0xBB, 0xBF);
        var xlsx = TestKeys.withKey().get(path + and + "format=xlsx");
        xlsx.then().statusCode(200).contentType(startsWith(DownloadFormat.XLSX_TYPE));
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx.asByteArray()))) {
            var lines = records(csv).size();
            assertThat(workbook.getFirstSheet().read().size()).isEqualTo(lines + 1);
        }
        TestKeys.withKey().accept("text/csv").get(path).then().statusCode(200).contentType(startsWith("text/csv"));
        TestKeys.withKey()
                .accept(DownloadFormat.XLSX_TYPE)
                .get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith(DownloadFormat.XLSX_TYPE));
        TestKeys.withKey().get(path).then().statusCode(200).contentType(startsWith("application/json"));
        TestKeys.withKey()
                .get(path + and + "format=xls")
                .then()
                .statusCode(400)
                .body("detail", equalTo("format must be one of json, csv, xlsx. Did you mean 'xlsx'?"));
    }

    @Test
    void anAcceptHeaderThatCannotBeReadIsNoFault() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/restatements"))
                .header("Authorization", "Bearer " + TestKeys.ALL)
                .header("Accept", "\"")
                .header("Accept", "application/json;q=-1, text/html;q=x")
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void theValuesAreThoseOfTheAnswerInJson() {
        push();
        var path = "/api/v1/kpis/sla/series?to=2024-W21";
        var series = TestKeys.withKey().get(path).then().extract().as(JsonNode.class);
        var points = series.path("points");
        var records = records(TestKeys.withKey().get(path + "&format=csv"));
        assertThat(records).hasSize(points.size() + 1);
        for (var i = 0; i < points.size(); i++) {
            var point = points.get(i);
            assertThat(records.get(i).getField("period"))
                    .isEqualTo(point.path("period").asText());
            assertThat(Double.parseDouble(records.get(i).getField("value")))
                    .isEqualTo(point.path("value").doubleValue());
            assertThat(Double.parseDouble(records.get(i).getField("low")))
                    .isEqualTo(point.path("low").doubleValue());
        }
        var forecast = records.get(points.size());
        assertThat(forecast.getField("period")).isEqualTo("2024-W22");
        assertThat(forecast.getField("value")).isEmpty();
        assertThat(Double.parseDouble(forecast.getField("next.expected")))
                .isEqualTo(series.path("next").path("expected").doubleValue());
    }

    @Test
    void allEventsAreSentAndNoneIsAFormula() {
        push();
        var records = records(TestKeys.withKey().get("/api/v1/events?type=contact&format=csv"));
        assertThat(records).hasSize(160);
        assertThat(records).extracting(record -> record.getField("id")).contains("'=1+1", "call-79");
        assertThat(records.get(0).getField("data")).contains("\"waitSeconds\":");
        TestKeys.withKey()
                .get("/api/v1/events?format=csv&limit=10")
                .then()
                .statusCode(400)
                .body("detail", containsString("Leave limit out"));
        TestKeys.withKey().get("/api/v1/events?format=csv&kpi=sla").then().statusCode(400);
    }

    private static List<NamedCsvRecord> records(Response csv) {
        var text = new String(csv.asByteArray(), StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(text.substring(1)).stream().toList();
    }
}
