package org.kept.everyone;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
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
class EveryoneTest {

    private TestBrowser ada = new TestBrowser();

    @BeforeEach
    void aWeekOfCallers() {
        TestEveryone.publishMission();
        TestEveryone.push();
        ada = TestKeys.signedIn();
    }

    @Test
    void aPromiseToEveryoneIsJudgedByTheWorstSegmentInTheMeasuresOfOtherClauses() {
        assertThat(page("/scorecards/2024-W10"))
                .contains("2 of 3 promises kept, 1 missed.")
                .contains("Service level clearly missed its target in some teams or channels.")
                .contains("href=\"/kpis/sla/teams?to=2024-W10&amp;span=1w\"", "by team and channel", "1 of 3")
                .contains("One bar each: team east, team north, team south, channel chat, channel phone")
                .contains(
                        "3 of the 5 teams and channels were judged; 2 met the target. Worst is team south: 40.0% (27.6% to"
                                + " 53.8%) of 50. Clearly missed by 1 of 2 teams and none of 1 channel. 2 had too few to"
                                + " judge.");
        api("/api/v1/scorecards/2024-W10")
                .body("clauses[0].standing", equalTo("missed"))
                .body("clauses[0].rows", empty())
                .body("clauses[0].segments.kpi", contains("sla"))
                .body("clauses[0].segments[0].target.atLeast", equalTo(0.75f))
                .body("clauses[0].segments[0].promised", equalTo(5))
                .body("clauses[0].segments[0].judged", equalTo(3))
                .body("clauses[0].segments[0].kept", equalTo(2))
                .body("clauses[0].segments[0].clearlyMissed", equalTo(1))
                .body("clauses[0].segments[0].tooFew", equalTo(2))
                .body("clauses[0].segments[0].worst.by", equalTo("team"))
                .body("clauses[0].segments[0].worst.name", equalTo("south"))
                .body("clauses[0].segments[0].worst.value", equalTo(0.4f))
                .body("clauses[0].segments[0].worst.sample", equalTo(50))
                .body("clauses[0].segments[0].verdict", equalTo("missed"))
                .body("clauses[1].segments", empty());
    }

    @Test
    void ownMeasuresComeFirstAndTheWorstIsNamedOnlyForAClearMiss() {
        assertThat(page("/scorecards/2024-W10"))
                .contains("3 of the 5 teams and channels were judged; all 3 met the target. 2 had too few to judge.");
        api("/api/v1/scorecards/2024-W10")
                .body("clauses[2].segments.kpi", contains("abandonment-rate"))
                .body("clauses[2].segments[0].worst", nullValue())
                .body("clauses[2].segments[0].verdict", equalTo("met"))
                .body("clauses[2].standing", equalTo("met"));
    }

    @Test
    void oneChannelIsJudgedByItsTeamsAndOneTeamNotAtAll() {
        assertThat(page("/scorecards/2024-W10?channel=phone"))
                .contains(
                        "href=\"/kpis/sla/teams?channel=phone&amp;to=2024-W10&amp;span=1w\"",
                        "Worst is team south: 40.0% (27.6% to 53.8%) of 50.",
                        "1 of 2")
                .doesNotContain("Clearly missed by");
        api("/api/v1/scorecards/2024-W10?team=south")
                .body("clauses[0].segments", empty())
                .body("clauses[0].standing", equalTo("unmeasured"));
    }

    @Test
    void oneTeamAndOneChannelGiveNoSegments() {
        api("/api/v1/scorecards/2024-W11").body("clauses[0].segments", empty()).body("clauses[2].segments", empty());
        assertThat(page("/scorecards/2024-W11")).doesNotContain("Worst is", "clearly missed");
    }

    @Test
    void aWeekInProgressIsNotJudgedBySegments() {
        api("/api/v1/scorecards/current").body("clauses[0].segments", empty());
    }

    @Test
    void missionPagesSayHowThePromiseIsJudged() {
        assertThat(page("/mission"))
                .contains("This clause promises everyone, so each week is judged by its worst team and channel, by what"
                        + " measures the other clauses: <a href=\"/kpis/sla/teams\">Service level</a>.")
                .contains("by <a href=\"/kpis/abandonment-rate/teams\">Abandoned contacts</a>.");
        assertThat(page("/mission/coverage"))
                .contains("No measure of its own; judged by the teams and channels of the others.");
    }

    /** The verdict on the promise page does not reveal the team that missed it. */
    @Test
    void aMonthIsJudgedByTheWorstSegmentAndNamesNone() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-04-10T08:00:00Z")), Clock.class);
        TestKeys.withKey()
                .contentType("application/json")
                .body("{\"on\":true,\"clauses\":[\"all\",\"name\"]}")
                .put("/api/v1/promise")
                .then()
                .statusCode(200);
        var promise = given().get("/promise.json");
        promise.then()
                .statusCode(200)
                .body("clauses.code", contains("all", "name"))
                .body("clauses[0].months[11].mark", equalTo("missed"))
                .body("clauses[0].means[0]", startsWith("Judged by team and channel: Service level"))
                .body("clauses[1].months[11].mark", equalTo("kept"));
        assertThat(promise.asString() + given().get("/promise").asString()).doesNotContain("south", "phone");
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
