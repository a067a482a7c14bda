package org.kept.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;

@QuarkusTest
@EmptyDatabase(beforeEach = true)
class ExclusionPagesTest {

    private static final String[] LAST_WEEK = {
        "from", "2024-05-20", "to", "2024-05-26", "category", "outage", "because", "The exchange <burned>"
    };

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void weeks() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-06-05T09:00:00Z")), Clock.class);
        TestWeeks.publishMission();
        TestWeeks.push();
        ada = TestKeys.signedIn();
    }

    @Test
    void theFormShowsTheEffectBeforeItSaves() {
        assertThat(page("/exclusions")).contains("No exclusions", "href=\"/exclusions/new\"");
        var preview = page("/exclusions/new?from=2024-05-20&to=2024-05-26&fromTime=&toTime=&kpi=&team="
                + "&category=outage&because=The exchange <burned>");
        assertThat(preview)
                .contains("What it would change", "2\u00a0verdicts", "Nothing is saved yet.")
                .contains("60.0%", "not measured")
                .contains("The exchange &lt;burned&gt;");
        assertThat(page("/exclusions")).contains("No exclusions");
    }

    @Test
    void anExclusionIsShownWithEachNumber() {
        var location = ada.post("/exclusions", LAST_WEEK)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        var path = location.substring(location.indexOf("/exclusions/"));
        assertThat(page(path))
                .contains("Excluded: 20 to 26\u00a0May\u00a02024", "The exchange &lt;burned&gt;", TestKeys.EMAIL)
                .contains("It changes 2\u00a0numbers and 2\u00a0verdicts, of Service level and ");
        assertThat(page("/scorecards/2024-W21"))
                .contains("60.0% with excluded time", "Excluded time", "The exchange &lt;burned&gt;", TestKeys.EMAIL)
                .contains("not measured <span class=\"why\">because everything is excluded</span>");
        assertThat(page("/kpis/sla?to=2024-W21"))
                .contains("class=\"hatching\"", "Hatched: time is excluded from the point.")
                .contains("60.0% with excluded time", "The exchange &lt;burned&gt;");
        assertThat(page("/why/sla?week=2024-W21"))
                .contains("Without excluded time.", "With excluded time: 60.0% (60 ÷ 100).");
        assertThat(page("/kpis/sla/moved?from=2024-W20&to=2024-W21")).contains("With excluded time: 60.0%");
        assertThat(page("/figures?week=2024-W21"))
                .as("the figure that stands there")
                .contains("60.0%")
                .doesNotContain("not measured");
        assertThat(page("/events?kpi=sla&week=2024-W21"))
                .contains("Excluded time is left out", "With it, the number is 60.0%.");
        assertThat(page("/exclusions"))
                .contains("Exclusions changed 2\u00a0verdicts of the last 104 weeks")
                .contains("from missed to not judged", TestKeys.EMAIL);
    }

    @Test
    void theWallHasTheNumberWithExcludedTimeAndTheReason() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-05-29T09:00:00Z")), Clock.class);
        ada = TestKeys.signedIn();
        ada.post("/exclusions", LAST_WEEK).then().statusCode(303);
        assertThat(page("/wall"))
                .contains("60.0% with excluded time: The exchange &lt;burned&gt; (" + TestKeys.EMAIL + ")");
    }

    @Test
    void anExclusionOfOneKpiNamesIt() {
        ada.post(
                        "/exclusions",
                        "from",
                        "2024-05-20",
                        "to",
                        "2024-05-21",
                        "kpi",
                        "sla",
                        "category",
                        "outage",
                        "because",
                        "No line")
                .then()
                .statusCode(303);
        for (var path :
                new String[] {"/exclusions", "/scorecards/2024-W21", "/kpis/sla?to=2024-W21", "/why/sla?week=2024-W21"
                }) {
            assertThat(page(path)).as(path).contains("only Service level").doesNotContain("only sla");
        }
    }

    @Test
    void anExclusionIsEndedWithAReasonAndStaysReadable() {
        var location = ada.post("/exclusions", LAST_WEEK)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        var path = location.substring(location.indexOf("/exclusions/"));
        ada.post(path + "/end", "reason", " ").then().statusCode(422).body(containsString("id=\"reason-error\""));
        ada.post(path + "/end", "reason", "It did not burn.").then().statusCode(303);
        assertThat(page(path)).contains("Ended by", "It did not burn.", "It changed 2\u00a0numbers");
        assertThat(page("/scorecards/2024-W21")).doesNotContain("excluded time").contains("60.0%");
        assertThat(page("/exclusions")).contains("Ended ").doesNotContain("Weeks and verdicts");
        ada.post(path + "/end", "reason", "Again").then().statusCode(409);
    }

    @Test
    void hoursAreThoseOfTheReportingZone() {
        ada.post(
                        "/exclusions",
                        "from",
                        "2024-05-20",
                        "fromTime",
                        "14:00",
                        "toTime",
                        "17:00",
                        "category",
                        "agreed",
                        "because",
                        "New phones")
                .then()
                .statusCode(303);
        TestKeys.withKey()
                .get("/api/v1/exclusions")
                .then()
                .body(containsString("2024-05-20T14:00+01:00"))
                .body(containsString("2024-05-20T17:00+01:00"));
        assertThat(page("/exclusions")).contains("20\u00a0May\u00a02024, 14:00 to 17:00");
    }

    @Test
    void errorsAreShownAtTheirFields() {
        ada.post("/exclusions", "from", "2024-05-20", "fromTime", "14:30", "category", "outage", "because", "x")
                .then()
                .statusCode(422)
                .body(containsString("id=\"from-error\""))
                .body(containsString("kept by the hour"));
        ada.get("/exclusions/new?from=2024-05-20&category=&because=")
                .then()
                .statusCode(422)
                .body(containsString("id=\"category-error\""))
                .body(containsString("id=\"because-error\""));
        ada.get("/exclusions/no-such").then().statusCode(404);
    }

    @Test
    void onlyManagersAndAdministratorsExcludeTime() {
        var manager = TestPeople.signedIn(Role.MANAGER);
        var lead = TestPeople.signedIn(Role.LEAD);
        lead.post("/exclusions", LAST_WEEK).then().statusCode(403);
        assertThat(lead.get("/exclusions").asString()).doesNotContain("href=\"/exclusions/new\"");
        var location = manager.post("/exclusions", LAST_WEEK)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        var path = location.substring(location.indexOf("/exclusions/"));
        lead.get(path).then().statusCode(200).body(containsString("The exchange &lt;burned&gt;"));
        lead.post(path + "/end", "reason", "x").then().statusCode(403);
    }

    private String page(String path) {
        return ada.get(path).then().statusCode(200).extract().asString();
    }
}
