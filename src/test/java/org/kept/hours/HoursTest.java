package org.kept.hours;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.PlainSpaces;
import org.kept.TestBrowser;
import org.kept.TestKeys;

@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class HoursTest {

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void aWeekOfCalls() {
        HourFixtures.publishMission();
        HourFixtures.push();
        ada = TestKeys.signedIn();
    }

    @Test
    void thePageNamesTheWorstHoursAndDrawsAllOfThem() {
        assertThat(page("/kpis/sla/hours?to=2024-W10&span=1w"))
                .contains("21 of the 23 hours that could be judged met the target of at least 80.0%.")
                .contains("Clearly below target: 09:00–11:00 (40.0%). 1 hour had too few to judge.")
                .contains("Service level, within 60 s", "week to 10 Mar 2024, Europe/London", "80% target")
                .contains(
                        "Monday 09:00–10:00: 40.0%",
                        "All days, 09:00–10:00: 40.0% (25.6% to 56.4%) of 35, clearly missed")
                .contains(
                        "href=\"/kpis/sla/hours?to=2024-W10\" data-key=\"m\"",
                        "/kpis/sla/hours?to=2024-W09&amp;span=1w")
                .contains("Hours of the day as a table", "Hours of the week as a table")
                .contains("<td class=\"clearly-missed\">40.0% <span aria-hidden=\"true\">◆</span>"
                        + "<span class=\"aside-voice\"> clearly missed</span></td>");
        assertThat(page("/kpis/sla/hours")).contains("No data since the week to 10 Mar 2024", "4 weeks to 10 Mar 2024");
    }

    @Test
    void withoutATargetThePageMentionsNoPromise() {
        assertThat(page("/kpis/aht/hours?to=2024-W10"))
                .contains("All hours together: 1 min 40 s. No hour clearly differs from that.")
                .doesNotContain("the promise", "kept the", "missed");
    }

    @Test
    void pagesWithoutHoursSayWhy() {
        assertThat(page("/kpis/repeat-customer-rate/hours"))
                .contains("Repeat customers cannot be shown by the hour", "each customer once");
        assertThat(page("/kpis/csat/hours")).contains("No data for this KPI yet");
        assertThat(page("/kpis/sla/hours?to=2023-W10")).contains("Ready-made figures have no hour.");
        assertThat(page("/kpis/sla/hours?to=2024-W10&team=north")).contains("No data for this team or channel");
        ada.get("/kpis/sla/hours?to=soon").then().statusCode(400);
        ada.get("/kpis/sla/hours?span=2w").then().statusCode(400);
        ada.get("/kpis/no-such/hours").then().statusCode(404);
        new TestBrowser().get("/kpis/sla/hours").then().statusCode(303);
    }

    @Test
    void apiReturnsTheSameHours() {
        api("/api/v1/kpis/sla/hours?to=2024-W10&span=1w")
                .statusCode(200)
                .body("from", equalTo("2024-W10"))
                .body("target.atLeast", equalTo(0.8f))
                .body("judged", equalTo(23))
                .body("kept", equalTo(21))
                .body("sentence", containsString("Clearly below target: 09:00–11:00 (40.0%)"))
                .body("outstanding", hasSize(1))
                .body("outstanding[0].to", equalTo("11:00"))
                .body("outstanding[0].value", equalTo(0.4f))
                .body("hours", hasSize(24))
                .body("hours[9].denominator", equalTo(35f))
                .body("hours[5].verdict", equalTo("too-few"))
                .body("weekdays", hasSize(7))
                .body("cells", hasSize(168))
                .body("cells[9].numerator", equalTo(2f))
                .body("cells[9].verdict", equalTo("too-few"));
        api("/api/v1/kpis/sla/hours?to=2023-W10&span=1w")
                .body("judged", equalTo(0))
                .body("share", nullValue())
                .body("cells[0].value", nullValue())
                .body("cells[0].why", startsWith("No contacts with a waiting time"));
        api("/api/v1/kpis/aht/hours?to=2024-W10").body("kept", nullValue()).body("target", nullValue());
        api("/api/v1/kpis/repeat-customer-rate/hours")
                .statusCode(404)
                .body("detail", containsString("each customer once"));
        api("/api/v1/kpis/sla/hours?span=0").statusCode(400).body("detail", containsString("1w, 4w, 13w"));
    }

    @Test
    void aPromiseOfAllHoursIsJudgedByTheHoursOfTheMeasuresOfOtherClauses() {
        assertThat(page("/scorecards/2024-W10"))
                .contains("1 of 3 promises kept, 1 missed, 1 without a measure.")
                .contains("Service level clearly missed its target at some hours.")
                .contains("href=\"/kpis/sla/hours?to=2024-W10&amp;span=1w\"", "21 of 23")
                .contains(
                        "23 of the 24 promised hours were judged; 21 met the target. Clearly below target: 09:00–11:00 (40.0%).");
        api("/api/v1/scorecards/2024-W10")
                .body("clauses[0].hours", empty())
                .body("clauses[0].standing", equalTo("met"))
                .body("clauses[1].standing", equalTo("missed"))
                .body("clauses[1].rows", empty())
                .body("clauses[1].hours.kpi", contains("sla"))
                .body("clauses[1].hours[0].promised", equalTo(24))
                .body("clauses[1].hours[0].judged", equalTo(23))
                .body("clauses[1].hours[0].kept", equalTo(21))
                .body("clauses[1].hours[0].missed", contains("09:00", "10:00"))
                .body("clauses[1].hours[0].worst[0].from", equalTo("09:00"))
                .body("clauses[1].hours[0].verdict", equalTo("missed"))
                .body("clauses[2].standing", equalTo("unmeasured"));
        assertThat(page("/mission"))
                .contains("each week is judged by the hour, by what measures the other clauses")
                .contains("href=\"/kpis/sla/hours\"");
        assertThat(page("/mission/coverage")).contains("No measure of its own; judged by the hours of the others.");
        api("/api/v1/mission/coverage").body("clausesNotMeasured.code", contains("night", "bag"));
    }

    @Test
    void weeksInProgressOrWithoutDataAreNotJudgedByTheirHours() {
        api("/api/v1/scorecards/current")
                .body("clauses[1].standing", equalTo("unknown"))
                .body("clauses[1].hours[0].judged", equalTo(0))
                .body("clauses[1].hours[0].share", nullValue())
                .body("clauses[1].hours[0].verdict", nullValue());
        api("/api/v1/scorecards/2024-W12")
                .body("clauses[1].standing", equalTo("unknown"))
                .body("clauses[1].hours[0].verdict", equalTo("no-data"));
    }

    /** On the promise page: the weeks whose Thursday is in March, by the targets of the week of 1 March. */
    @Test
    void aMonthIsJudgedByTheHoursOfItsWeeks() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-04-10T08:00:00Z")), Clock.class);
        TestKeys.withKey()
                .contentType("application/json")
                .body("{\"on\":true,\"clauses\":[\"minute\",\"night\"]}")
                .put("/api/v1/promise")
                .then()
                .statusCode(200);
        given().get("/promise.json")
                .then()
                .statusCode(200)
                .body("months[11]", equalTo("2024-03"))
                .body("clauses.code", contains("minute", "night"))
                .body("clauses[0].months[11].mark", equalTo("kept"))
                .body("clauses[1].months[11].mark", equalTo("missed"))
                .body("clauses[1].months[10].mark", equalTo("not-measured"))
                .body("clauses[1].months[10].why", equalTo("no data"))
                .body(
                        "clauses[1].means",
                        contains("Judged by hour of the day: Service level, within 60 s: at least 80.0%"));
    }

    private static ValidatableResponse api(String path) {
        return TestKeys.withKey().get(path).then();
    }

    private String page(String path) {
        var answer = ada.get(path);
        answer.then().statusCode(200);
        return PlainSpaces.spaced(answer.asString()).replace("\u2060", "");
    }
}
