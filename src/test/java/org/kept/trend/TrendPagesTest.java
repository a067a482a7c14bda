package org.kept.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.PageWeight;
import org.kept.PlainSpaces;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestWeeks;
import org.kept.calendar.Period;

@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class TrendPagesTest {

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void weeks() {
        TestWeeks.publishMission();
        TestWeeks.push();
        ada = TestKeys.signedIn();
    }

    @Test
    void pageShowsTheSignalTheReasonAndTheCalculation() {
        assertThat(page("/kpis/sla"))
                .contains("Worsened: a signal (outside the limits). Find out what changed.")
                .contains("the limits cannot say whether the target of ≥ 80.0% will be met.")
                .contains("This page ends with the last data, in the week to 26 May 2024")
                .contains("contacts answered within 60 s ÷ contacts offered", "60 ÷ 100 = 60.0%", "Wilson")
                .contains("It counts who was answered in time.", "agreed by mia@example.org", "#clause-minute")
                .contains("href=\"/events?kpi=sla&amp;week=2024-W21\"")
                .contains("href=\"/kpis/sla?span=2y\"", "href=\"/kpis/sla?grain=month\"", "Data table, 21 weeks");
    }

    @Test
    void aFirstVisitOfTwoYearsIsLight() {
        TestEvents.push(twoYears());
        var client = HttpClient.newHttpClient();
        var cookies =
                ada.names().stream().map(name -> name + "=" + ada.cookie(name)).collect(Collectors.joining("; "));
        var weight = PageWeight.of("/kpis/sla?span=2y", address -> get(client, address, cookies));
        assertThat(weight.bytes().keySet())
                .as("what a browser loads")
                .anyMatch(each -> each.startsWith("/css/kept.css"))
                .anyMatch(each -> each.startsWith("/js/kept.js"))
                .contains("/font/inter-latin.woff2", "/font/inter-symbols.woff2");
        assertThat(weight.total()).as(weight.bytes().toString()).isLessThanOrEqualTo(90_000);
        assertThat(weight.requests()).as(weight.bytes().toString()).isLessThanOrEqualTo(12);
    }

    @Test
    void pageExplainsSignalsLimitsAndForecast() {
        assertThat(page("/kpis/sla"))
                .contains("<strong>Outside the limits.</strong> 60.0% is below the lower limit of 8")
                .contains("XmR chart", "Each week has 100 contacts offered", "83.8% ± 2.66 × 1.32 pt")
                .contains("Week to 2 Jun 2024", "Chance of missing the target of ≥ 80.0%: ")
                .contains("exponential smoothing with weight 0.3", "In a backtest on this KPI, ")
                .contains("What the marks mean", "href=\"/kpis/sla/moved\"");
        assertThat(page("/kpis/incorrect-fulfillment-rate"))
                .contains("No limits yet", "it needs 12 weeks since the limits started");
    }

    @Test
    void pagesSayWhatIsMissing() {
        assertThat(page("/kpis/csat")).contains("No data for this KPI yet", "href=\"/data\"");
        assertThat(page("/kpis/csat")).contains("gives a reason to measure this");
        assertThat(page("/kpis/nps")).contains("Not scored: Nobody promised to be recommended.");
        assertThat(page("/kpis/sla?team=north")).contains("No data for this team or channel", "href=\"/kpis/sla\"");
        assertThat(page("/kpis/incorrect-fulfillment-rate")).contains("1 week so far, 8 needed.");
        assertThat(page("/kpis/sla?to=2024-W10"))
                .contains("Trial limits: based on only ")
                .doesNotContain("60 ÷ 100");
        assertThat(page("/kpis/aht")).contains("Never a target on its own");
        ada.get("/kpis/no-such").then().statusCode(404);
        ada.get("/kpis/sla?to=soon").then().statusCode(400);
    }

    @Test
    void kpiListShowsWhatJustifiesEachKpi() {
        assertThat(page("/kpis"))
                .contains(
                        "Service level, within 60 s", "Loyalty", "not linked to a clause", "not scored, with a reason")
                .contains("href=\"/#clause-minute\"");
    }

    @Test
    void anAdministratorNotesWhatHappenedAndResetsLimits() {
        ada.post("/kpis/sla/annotations?span=2y", "day", "2024-03-04", "text", "Storm: no ferries.")
                .then()
                .statusCode(303)
                .header("Location", containsString("/kpis/sla?span=2y#happened"));
        ada.post("/kpis/sla/phases", "from", "2024-05-21", "because", "A new switchboard.")
                .then()
                .statusCode(303);
        assertThat(page("/kpis/sla")).contains("Storm: no ferries.", "A new switchboard.", "Limits reset.");
        assertThat(page("/kpis/sla"))
                .contains("Too few weeks since the limits were reset to tell signal from noise: 8 needed.");
        var id = TestKeys.withKey()
                .get("/api/v1/kpis/sla/phases")
                .then()
                .body("from", hasItem("2024-05-20"))
                .extract()
                .<String>path("[0].id");
        TestKeys.withKey().delete("/api/v1/kpis/sla/phases/" + id).then().statusCode(204);
    }

    @Test
    void aNoteAboutAClauseIsShownWithItsMeasuresUntilRemoved() {
        ada.post("/kpis/sla/annotations", "day", "2024-04-03", "text", "Fog: two sailings.", "about", "clause:minute")
                .then()
                .statusCode(303);
        assertThat(page("/kpis/sla?to=2024-W21"))
                .contains("Fog: two sailings.", "Shown on all KPIs that measure “… answer within a minute …”");
        assertThat(page("/kpis/incorrect-fulfillment-rate?to=2024-W21")).doesNotContain("Fog: two");
        assertThat(page("/scorecards/2024-W14")).contains("Fog: two sailings.", "“… answer within a minute …”");
        assertThat(page("/scorecards/2024-W15")).doesNotContain("Fog: two");
        ada.post("/kpis/sla/annotations", "day", "2024-04-03", "text", "Fog", "about", "clause:no-such")
                .then()
                .statusCode(422)
                .body(containsString("No version of the mission has a clause with that code."));
        var id = TestKeys.withKey()
                .get("/api/v1/annotations?from=2024-04-03&to=2024-04-03")
                .then()
                .extract()
                .<String>path("[0].id");
        ada.post("/kpis/sla/annotations/remove", "id", id).then().statusCode(303);
        assertThat(page("/kpis/sla?to=2024-W21")).doesNotContain("Fog: two");
        ada.post("/kpis/sla/annotations/remove", "id", id).then().statusCode(404);
    }

    @Test
    void errorsInANoteAreShownAtTheirFields() {
        ada.post("/kpis/sla/annotations", "day", "2024-03-04", "until", "2024-03-01", "text", "<Storm>")
                .then()
                .statusCode(422)
                .body(containsString("The last day must not be before the first day."))
                .body(containsString("&lt;Storm&gt;"));
        ada.post("/kpis/sla/phases", "from", "", "because", "x")
                .then()
                .statusCode(422)
                .body(containsString("id=\"from-error\""));
    }

    @Test
    void theAddressOfAFormWithErrorsShowsTheFormWhenReloaded() {
        for (var form : List.of("annotations", "phases")) {
            assertThat(page("/kpis/sla/" + form + "?span=2y"))
                    .contains("Service level", "<details class=\"screen\" open>", "?span=2y");
            ada.get("/kpis/sla/" + form + "/remove?span=2y")
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/kpis/sla?span=2y#happened"));
        }
        assertThat(page("/kpis/sla")).doesNotContain("<details class=\"screen\" open>");
    }

    @Test
    void aNoteBeforeTheSpanLeadsToOneThatShowsIt() {
        ada.post("/kpis/sla/annotations", "day", "2023-08-02", "text", "Long ago: a strike.")
                .then()
                .statusCode(303)
                .header("Location", containsString("/kpis/sla?span=1y#happened"));
    }

    @Test
    void aTrendDrawsTheLinksOfItsPointsOnce() {
        var page = ada.get("/kpis/sla?span=2y").asString();
        assertThat(page.split("class=\"column\"", -1)).hasSizeLessThan(30);
        assertThat(page.length()).isLessThan(40_000);
    }

    @Test
    void teamsWithFiguresOnlyAreOffered() {
        TestEvents.push(TestEvents.event(
                                "ferry",
                                "by-team",
                                "figure",
                                "2024-05-27T00:00:00Z",
                                "{'kpi':'ces','week':'2024-W21','numerator':9,'denominator':10}")
                        .put("team", "harbour")
                        .put("channel", "counter"))
                .statusCode(200);
        assertThat(page("/kpis/sla")).contains("href=\"/kpis/sla?team=harbour\"", "href=\"/kpis/sla?channel=counter\"");
    }

    @Test
    void theSeriesHasTheShapeOfTheContract() {
        TestKeys.withKey()
                .get("/api/v1/kpis/sla/series?from=2024-W20&to=2024-W22")
                .then()
                .statusCode(200)
                .body("kpi", equalTo("sla"))
                .body("unit", equalTo("fraction"))
                .body("grain", equalTo("week"))
                .body("points", hasSize(3))
                .body("points[1].period", equalTo("2024-W21"))
                .body("points[1].start", equalTo("2024-05-20"))
                .body("points[1].complete", equalTo(true))
                .body("points[1].value", equalTo(0.6f))
                .body("points[1].numerator", equalTo(60))
                .body("points[1].denominator", equalTo(100))
                .body("points[1].low", notNullValue())
                .body("points[1].target", equalTo(0.8f))
                .body("points[1].signals", hasItem("outside"))
                .body("points[1].mark", equalTo("concern"))
                .body("points[2].value", nullValue())
                .body("points[2].why", notNullValue())
                .body("limits[0].from", equalTo("2024-W01"))
                .body("limits[0].center", notNullValue())
                .body("limits[0].trial", equalTo(false))
                .body("points[1].lower", notNullValue())
                .body("points[2].lower", nullValue())
                .body("chart", equalTo("xmr"))
                .body("next.period", equalTo("2024-W22"))
                .body("next.chanceOfMissing", notNullValue())
                .body("next.tried.forecasts", equalTo(9))
                .body("variation", equalTo("concern"))
                .body("assurance", notNullValue());
    }

    private String page(String path) {
        var answer = ada.get(path);
        answer.then().statusCode(200);
        return PlainSpaces.spaced(answer.asString());
    }

    /** Service levels of the two years before those of {@link TestWeeks}, of uneven weeks. */
    private static List<JsonNode> twoYears() {
        return Period.parse("2022-W01").to(TestWeeks.FIRST.plus(-1)).stream()
                .<JsonNode>map(week -> {
                    var contacts = week.start().getDayOfMonth() % 2 == 0 ? 100 : 160;
                    var data = "{'kpi':'sla','week':'" + week.code() + "','numerator':" + contacts * 8 / 10
                            + ",'denominator':" + contacts + "}";
                    return TestEvents.event("ferry", week.code(), "figure", week.end() + "T00:00:00Z", data);
                })
                .toList();
    }

    private static HttpResponse<byte[]> get(HttpClient client, String address, String cookies) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address))
                    .header("Accept-Encoding", "gzip")
                    .header("Cookie", cookies)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
