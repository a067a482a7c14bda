package org.kept.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.access.Role;

/** Lessons of teams, and who has read the changes. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase(beforeEach = true)
class LearnedTest {

    private static final String MISSION = """
            {"statement": "We answer within a minute.", "effectiveFrom": "2024-01-01",
             "clauses": [{"code": "minute", "quote": "answer within a minute", "owner": "mia@example.org",
              "behaviours": ["Pick up first"], "behavioursReviewBy": "2024-02-01",
              "mayDecide": ["Give 5 EUR without asking"],
              "measures": [{"kpi": "sla", "because": "It counts who was answered in time."}]}]}""";

    @BeforeEach
    void mission() {
        publish(MISSION);
        TestEvents.push(TestEvents.order("shop", "o-1").put("team", "Quayside")).statusCode(200);
        TestEvents.push(TestEvents.order("shop", "o-2").put("team", "Lighthouse"))
                .statusCode(200);
    }

    @Test
    void aTeamLearnsAndHasToLearnAgainWhenTheWordsChange() {
        var key = "minute/" + LearnedService.digest(false, "Pick up first");
        var lead = TestPeople.signedIn(Role.LEAD, "Quayside");
        lead.get("/learned?team=Quayside")
                .then()
                .statusCode(200)
                .body(containsString("Pick up first"), containsString("Give 5 EUR without asking"))
                .body(containsString("review due by"), containsString(key));
        lead.get("/learned?team=Lighthouse").then().statusCode(403);
        lead.post("/learned?team=Lighthouse", "lesson", key).then().statusCode(403);
        lead.post("/learned?team=Quayside", "lesson", key, "on", "2999-01-01")
                .then()
                .statusCode(422);
        lead.post("/learned?team=Quayside", "lesson", key, "on", "0024-03-01")
                .then()
                .statusCode(422)
                .body(containsString("Dates lie between 1990"))
                .body(containsString("value=\"" + key + "\" checked"));
        lead.post("/learned?team=Quayside", "lesson", key, "on", "2024-03-01")
                .then()
                .statusCode(303);
        // A second time changes nothing.
        lead.post("/learned?team=Quayside", "lesson", key, "on", "2024-03-02")
                .then()
                .statusCode(303);
        withKey()
                .get("/api/v1/learned")
                .then()
                .body("items[0].kind", equalTo("behaviour"))
                .body("items[0].learned.Quayside", equalTo("2024-03-01"))
                .body("items[1].learned", not(hasKey("Quayside")));
        TestPeople.signedIn(Role.MEMBER, "Lighthouse").get("/learned").then().body(not(containsString("Quayside")));
        publish(MISSION.replace("Pick up first", "Pick up at once"));
        withKey().get("/api/v1/learned").then().body("items[0].learned", not(hasKey("Quayside")));
        lead.post("/learned?team=Quayside").then().statusCode(303);
        withKey()
                .get("/api/v1/audit?act=behaviour.learned")
                .then()
                .body("items[0].after", containsString("Pick up first"));
    }

    @Test
    void aNewVersionIsToldUntilItIsMarkedAsRead() {
        var member = TestPeople.signedIn(Role.MEMBER);
        member.get("/").then().body(not(containsString("The mission has changed")));
        publish(MISSION.replace("without asking", "at once"));
        member.get("/").then().body(containsString("The mission has changed: version 2"));
        // Whichever page they come to first, but not the one that says it.
        member.get("/kpis").then().body(containsString("/mission/versions/2/changes"));
        member.get("/mission/versions/2/changes").then().body(not(containsString("The mission has changed")));
        member.get("/nowhere").then().statusCode(404).body(not(containsString("The mission has changed")));
        TestPeople.signedIn(Role.VIEWER).get("/kpis").then().body(not(containsString("The mission has changed")));
        TestPeople.signedIn(Role.VIEWER).get("/").then().body(not(containsString("The mission has changed")));
        var changes = member.get("/mission/versions/2/changes").asString();
        assertThat(changes)
                .contains("Give 5 EUR at once", "Mark as read", "<p class=\"wrapping\">mia@example.org. Thank you.");
        member.post("/mission/versions/2/changes/read").then().statusCode(303);
        member.post("/mission/versions/2/changes/read").then().statusCode(303);
        member.get("/").then().body(not(containsString("The mission has changed")));
        member.get("/kpis").then().body(not(containsString("The mission has changed")));
        TestKeys.signedIn().get("/").then().body(containsString("The mission has changed: version 2"));
        member.get("/mission/versions/1/changes").then().body(containsString("This is the first version."));
        member.get("/mission/versions/9/changes").then().statusCode(404);
    }

    /** Two versions between two visits are shown one after the other, to a new person none. */
    @Test
    void noVersionIsPassedOver() {
        var member = TestPeople.signedIn(Role.MEMBER);
        publish(MISSION.replace("without asking", "at once"));
        member.post("/mission/versions/2/changes/read").then().statusCode(303);
        publish(MISSION.replace("without asking", "within the hour"));
        publish(MISSION.replace("without asking", "on the same day"));
        member.get("/").then().body(containsString("The mission has changed: version 3"));
        TestPeople.signedIn(Role.MEMBER).get("/").then().body(not(containsString("The mission has changed")));
        member.post("/mission/versions/3/changes/read").then().statusCode(303);
        member.get("/").then().body(containsString("The mission has changed: version 4"));
        member.post("/mission/versions/4/changes/read").then().statusCode(303);
        member.get("/").then().body(not(containsString("The mission has changed")));
    }

    @Test
    void whoWasThereFromTheStartIsToldOfEachVersion() {
        var member = TestPeople.signedIn(Role.MEMBER);
        publish(MISSION.replace("without asking", "at once"));
        publish(MISSION.replace("without asking", "within the hour"));
        member.get("/").then().body(containsString("The mission has changed: version 2"));
        member.post("/mission/versions/3/changes/read").then().statusCode(303);
        member.get("/").then().body(containsString("The mission has changed: version 2"));
        member.post("/mission/versions/2/changes/read").then().statusCode(303);
        member.get("/").then().body(not(containsString("The mission has changed")));
    }

    private static void publish(String mission) {
        withKey()
                .contentType("application/json")
                .body(mission)
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }
}
