package org.kept.recognition;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;

/** Recognitions: given, shown, and removed by the person named. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class RecognitionsTest {

    @BeforeEach
    void weeks() {
        TestWeeks.publishMission();
        var events = new ArrayList<JsonNode>();
        for (var week : TestWeeks.FIRST.to(TestWeeks.LAST)) {
            var data = "{'kpi':'sla','week':'" + week.code() + "','numerator':"
                    + (85 + (int) TestWeeks.FIRST.until(week) % 3) + ",'denominator':100}";
            events.add(TestEvents.event("ferry", "quay" + week.code(), "figure", week.end() + "T00:00:00Z", data)
                    .put("team", "Quayside"));
        }
        TestEvents.push(events).statusCode(200);
    }

    @Test
    void aTeamIsThankedOnScorecardAndWall() {
        give("{'to':'Quayside','clause':'minute','week':'2024-W20','text':'No one waited in the storm'}")
                .statusCode(201)
                .body("to", equalTo("Quayside"))
                .body("week", equalTo("2024-W20"));
        TestKeys.signedIn()
                .get("/scorecards/2024-W20")
                .then()
                .body(containsString("<strong>Quayside</strong>, for “answer within a minute”: No one waited in the"));
        TestKeys.signedIn().get("/scorecards/2024-W19").then().body(not(containsString("No one waited")));
        give("{'to':'Quayside','text':'Last week'}").statusCode(201);
        TestKeys.signedIn().get("/wall").then().body(containsString("Thank you, Quayside:"));
        TestPeople.signedIn(Role.MEMBER, "Quayside")
                .get("/recognitions")
                .then()
                .body(containsString("No one waited in the storm"), containsString("Take off"));
        var lighthouse = TestPeople.signedIn(Role.MEMBER, "Lighthouse");
        lighthouse.get("/recognitions").then().body(not(containsString("No one waited")));
        lighthouse.get("/scorecards/2024-W20").then().body(not(containsString("No one waited")));
        lighthouse
                .post("/recognitions", "whom", "Quayside", "text", "You helped us out")
                .then()
                .statusCode(303);
        lighthouse.get("/recognitions").then().body(containsString("You helped us out"));
    }

    @Test
    void aPersonFindsThanksOnTheirOwnPageAndCanTakeThemOff() {
        var noor = TestPeople.signedIn("noor-thanked@example.org", Role.MEMBER);
        var id = give("{'to':'noor-thanked@example.org','week':'2024-W20','text':'You calmed everyone'}")
                .statusCode(201)
                .body("name", equalTo("Noor Tamm"))
                .extract()
                .<String>path("id");
        noor.get("/account").then().body(containsString("You calmed everyone"));
        TestPeople.signedIn(Role.MEMBER)
                .post("/recognitions/" + id + "/remove")
                .then()
                .statusCode(403);
        noor.post("/recognitions/" + id + "/remove").then().statusCode(303);
        noor.get("/account").then().body(not(containsString("You calmed everyone")));
        withKey().get("/api/v1/recognitions").then().body("items.id", not(hasItem(id)));
        withKey().delete("/api/v1/recognitions/" + id).then().statusCode(404);
    }

    @Test
    void aViewerThanksAndTakesOffWhatNamesThem() {
        var viewer = TestPeople.signedIn("viewer-thanked@example.org", Role.VIEWER);
        viewer.get("/recognitions").then().body(containsString("Thank someone"));
        viewer.post("/recognitions", "whom", "Quayside", "week", "2024-W20", "text", "Seen from the office")
                .then()
                .statusCode(303);
        viewer.get("/recognitions").then().body(containsString("Seen from the office"));
        var id = give("{'to':'viewer-thanked@example.org','week':'2024-W20','text':'You came down to the quay'}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        viewer.post("/recognitions/" + id + "/remove").then().statusCode(303);
        withKey().get("/api/v1/recognitions").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void aTeamAndTheOwnerOfAPromiseAreSuggestedForWeeksInARow() {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-05-29T08:31:00Z")), Clock.class);
        TestPeople.signedIn("mia@example.org", Role.LEAD);
        var viewer = TestPeople.signedIn(Role.VIEWER);
        viewer.get("/recognitions")
                .then()
                .body(containsString(">Quayside</a> for “answer within a minute”."))
                .body(containsString("Kept 21\u00a0weeks in a row."));
        var events = new ArrayList<JsonNode>();
        for (var week : TestWeeks.FIRST.to(TestWeeks.LAST)) {
            var data = "{'kpi':'sla','week':'" + week.code() + "','numerator':"
                    + (185 + (int) TestWeeks.FIRST.until(week) % 3) + ",'denominator':200}";
            events.add(TestEvents.event("ferry", "all" + week.code(), "figure", week.end() + "T00:00:00Z", data));
        }
        TestEvents.push(events).statusCode(200);
        viewer.get("/recognitions")
                .then()
                .body(containsString(">Noor Tamm</a> for “answer within a minute”."))
                .body(containsString("mia%40example.org"));
        // One week that is missed ends it: for the owner, not for the team.
        var missed = "{'kpi':'sla','week':'2024-W19','numerator':150,'denominator':200}";
        TestEvents.push(
                        TestEvents.event("ferry", "all2024-W19", "figure", "2024-05-12T00:00:00Z", missed),
                        "onconflict=correct")
                .statusCode(200);
        viewer.get("/recognitions")
                .then()
                .body(containsString(">Quayside</a> for “answer within a minute”."))
                .body(not(containsString(">Noor Tamm</a> for")));
        // Once they are thanked for it, no one is asked to.
        viewer.post("/recognitions", "whom", "Quayside", "clause", "minute", "text", "Every week since New Year!")
                .then()
                .statusCode(303);
        viewer.get("/recognitions").then().body(not(containsString(">Quayside</a> for “answer within a minute”.")));
    }

    @Test
    void thanksKeepTheWordsOfAClauseThatWasDropped() {
        give("{'to':'Quayside','clause':'smile','week':'2024-W18','text':'At any weather'}")
                .statusCode(201);
        withKey()
                .contentType("application/json")
                .body("""
                        {"statement": "We answer within a minute.", "effectiveFrom": "2024-05-27",
                         "clauses": [{"code": "minute", "quote": "answer within a minute", "measures": []}]}
                        """)
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
        TestKeys.signedIn().get("/recognitions").then().body(containsString("“we smile”, the week"));
    }

    @Test
    void whatIsWrongIsTold() {
        give("{'to':'Quaysid','clause':'none','week':'2999-W01','text':''}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/to", "/clause", "/week", "/text")))
                .body("errors[0].detail", containsString("Did you mean 'Quayside'?"));
        give("{'to':'Quayside','week':'0026-W01','text':'x'}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/week")));
        give("{'to':'Quayside','clause':'minut','text':'x'}")
                .statusCode(422)
                .body("errors[0].detail", containsString("Did you mean 'minute'?"));
    }

    private static ValidatableResponse give(String body) {
        return withKey()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/v1/recognitions")
                .then();
    }
}
