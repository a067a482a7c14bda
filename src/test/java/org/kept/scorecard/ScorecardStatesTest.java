package org.kept.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.PlainSpaces;
import org.kept.TestBrowser;
import org.kept.TestKeys;
import org.kept.TestWeeks;

@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class ScorecardStatesTest {

    @Test
    void eachStateOfThePageShowsTheNextStep() {
        var ada = TestKeys.signedIn();
        assertThat(page(ada, "/"))
                .contains("No mission yet", "href=\"/mission\"")
                .doesNotContain("<table");

        TestWeeks.publishMission();
        assertThat(page(ada, "/"))
                .contains("No data yet", "href=\"/data\"", "answer within a minute")
                .doesNotContain("<table");
        assertThat(page(ada, "/scorecards/2020-W10"))
                .contains("No mission in effect this week", "/scorecards/2024-W01");

        TestWeeks.push();
        assertThat(page(ada, "/"))
                .contains("No recent data. The last week with data is the week to 26 May 2024", "/scorecards/2024-W21");
        assertJudgedWeek(page(ada, "/scorecards/2024-W21"));
        assertApiMatchesThePage();
        assertWeekInProgress(page(ada, "/scorecards/current"));
        assertThat(page(ada, "/scorecards/2024-W21?team=north"))
                .contains("No data for this team or channel this week", "href=\"/scorecards/2024-W21\"");
        ada.get("/scorecards/2024-W60").then().statusCode(404);
        assertThat(page(ada, "/scorecards/9999-W01")).contains("Week in progress: no data so far.");
        new TestBrowser().get("/").then().statusCode(303);
    }

    private static void assertJudgedWeek(String page) {
        assertThat(page)
                .contains("1 of 3 promises missed, 1 not judged, 1 without a measure.")
                .contains("Service level is worse than usual.")
                .contains("href=\"/kpis/sla?to=2024-W21\">Service level, within 60 s</a>")
                .contains("60.0%", "≥ 80.0%", "−20.0 pt", "85.0%", "missed", "too few", "no data")
                .contains("href=\"/scorecards/2024-W20\" data-key=\"ArrowLeft\"")
                .contains("href=\"/scorecards/2024-W22\" data-key=\"ArrowRight\"")
                .contains(
                        "No measure yet.", "Nobody promised to be recommended.", "It counts who was answered in time.")
                .contains("week to 26 May 2024, Europe/London");
        assertThat(page.substring(page.indexOf("id=\"attention\""), page.indexOf("<table")))
                .contains("Needs a look", "Service level, within 60 s", "<b>60.0%</b>", ", target ≥ 80.0%")
                .contains("Missed and worse than usual this week.")
                .contains("href=\"/kpis/sla/moved?from=2024-W20&amp;to=2024-W21\"")
                .contains("href=\"/kpis/sla?to=2024-W21#happened\"");
        assertThat(page.indexOf("id=\"attention\"")).isLessThan(page.indexOf("<table"));
    }

    private static void assertApiMatchesThePage() {
        TestKeys.withKey()
                .get("/api/v1/scorecards/2024-W21")
                .then()
                .statusCode(200)
                .body("clauses[0].standing", equalTo("missed"))
                .body("clauses[0].rows[0].verdict", equalTo("missed"))
                .body("clauses[0].rows[0].variation", equalTo("concern"))
                .body("clauses[0].rows[1].verdict", equalTo("no-data"))
                .body("clauses[0].rows[1].value", nullValue())
                .body("clauses[1].rows[0].verdict", equalTo("too-few"))
                .body("clauses[2].standing", equalTo("unmeasured"));
        // The week before is judged by the data of its time: the bad week is not part of its limits.
        TestKeys.withKey()
                .get("/api/v1/scorecards/2024-W20")
                .then()
                .body("clauses[0].rows[0].verdict", equalTo("met"))
                .body("clauses[0].rows[0].variation", equalTo("common-cause"))
                .body("clauses[0].rows[0].assurance", equalTo("consistently-hits"));
    }

    private static void assertWeekInProgress(String page) {
        assertThat(page)
                .contains("in progress")
                .doesNotContain("promises missed", "Needs a look", "stands\">", "Last week");
    }

    private static String page(TestBrowser browser, String path) {
        var answer = browser.get(path);
        answer.then().statusCode(200);
        return PlainSpaces.spaced(answer.asString());
    }
}
