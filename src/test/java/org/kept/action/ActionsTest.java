package org.kept.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.TestWeeks;
import org.kept.access.Role;
import org.kept.calendar.Period;
import org.kept.ui.PublicActions;

/** Actions from the problem to the effect, over REST and on the pages. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class ActionsTest {

    private static final Pattern ID = Pattern.compile("/actions/([0-9a-f-]{36})");
    private static final String COMMENT = "I waited ten minutes at noon and then hung up on you";

    private final PublicActions publicActions;

    @Inject
    ActionsTest(PublicActions publicActions) {
        this.publicActions = publicActions;
    }

    @BeforeEach
    void mission() {
        TestWeeks.publishMission();
    }

    @Test
    void aMembersIdeaAtARowBecomesAMeasuredAction() {
        TestEvents.push(improvedWeeks()).statusCode(200);
        var member = TestPeople.signedIn(Role.MEMBER);
        member.get("/actions/new?kpi=sla&clause=minute&week=2024-W12")
                .then()
                .statusCode(200)
                .body(containsString("Raise a problem or an idea"), containsString("answer within a minute"));
        var id = raised(member.post(
                "/actions?kpi=sla&clause=minute&week=2024-W12",
                "title",
                "A second desk at noon",
                "because",
                "Two of five wait at noon.",
                "proposal",
                "Open the second desk from 11 to 14."));
        member.post("/actions/" + id + "/agree", "owner", "x", "due", "2024-04-01")
                .then()
                .statusCode(403);
        var lead = TestPeople.signedIn(Role.LEAD);
        lead.get("/actions/" + id)
                .then()
                .body(containsString("A second desk at noon"), containsString("Two of five wait at noon."));
        lead.post("/actions/" + id + "/agree", "owner", "", "due", "")
                .then()
                .statusCode(422)
                .body(containsString("Name who is responsible."));
        lead.post(
                        "/actions/" + id + "/agree",
                        "owner",
                        "mia@example.org",
                        "due",
                        "2024-04-01",
                        "kpi",
                        "sla",
                        "direction",
                        "up",
                        "by",
                        "2024-W20")
                .then()
                .statusCode(303);
        TestKeys.signedIn()
                .get("/")
                .then()
                .body(containsString("Overdue actions"), containsString("A second desk at noon"));
        lead.post("/actions/" + id + "/close", "state", "done", "outcome", "Opened it.", "since", "2024-03-25")
                .then()
                .statusCode(303);
        withKey()
                .get("/api/v1/actions/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("done"))
                .body("owner", equalTo("mia@example.org"))
                .body("expect.by", equalTo("2024-W20"))
                .body("origin.kind", equalTo("row"))
                .body("origin.week", equalTo("2024-W12"))
                .body("effect.verdict", equalTo("moved"))
                .body("effect.signalSince", equalTo("2024-W13"))
                .body("effect.resetLimits", equalTo(true))
                .body("effect.words", startsWith("Moved: +25.0"));
        lead.get("/actions").then().body(containsString("You said, we did"), containsString("a signal since 2024-W13"));
        TestKeys.signedIn().get("/").then().body(not(containsString("A second desk at noon")));
    }

    @Test
    void anActionAboutAKpiThatWasRemovedCanStillBeClosed() {
        withKey()
                .contentType("application/json")
                .body("""
                        {"name":"Calls on time","betterWhen":"higher","unit":"fraction",
                         "numerator":{"type":"contact","where":{"outcome":"answered"}},"denominator":{"type":"contact"}}""")
                .put("/api/v1/kpis/on-time")
                .then()
                .statusCode(200);
        var id = post("{'title':'Call back','because':'They wait','kpi':'on-time','owner':'ada@example.org',"
                        + "'due':'2024-06-11','expect':{'kpi':'on-time','direction':'up'},'state':'agreed'}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        withKey().delete("/api/v1/kpis/on-time").then().statusCode(204);
        var lead = TestPeople.signedIn(Role.LEAD);
        lead.post("/actions/" + id + "/close", "state", "done", "outcome", "We call back.")
                .then()
                .statusCode(303);
        lead.get("/actions/" + id)
                .then()
                .body(containsString("on-time (removed)"), not(containsString("href=\"/kpis/on-time")));
        post("{'title':'Again','because':'They wait','kpi':'on-time'}").statusCode(422);
    }

    @Test
    void aListThatEndsSaysSo() {
        for (var i = 0; i <= 200; i++) {
            post("{'title':'Idea " + i + "','because':'b','state':'dropped','outcome':'Too dear'}")
                    .statusCode(201);
        }
        TestKeys.signedIn().get("/actions").then().body(containsString("Only the first 200 are listed."));
    }

    @Test
    void aProgramSendsAWholeActionAndIsToldEveryError() {
        var id = post("{'title':'Call back','because':'They hang up','kpi':'awt','owner':'ada@example.org',"
                        + "'due':'2026-12-11','expect':{'kpi':'awt','direction':'down','by':'2027-W02'},"
                        + "'state':'agreed','raisedBy':'noor@example.org'}")
                .statusCode(201)
                .body("raisedBy", equalTo("noor@example.org"))
                .body(containsString("\"public\":false"))
                .body("effect", nullValue())
                .extract()
                .<String>path("id");
        withKey().get("/api/v1/actions?state=agreed").then().body("items.id", hasItem(id));
        withKey().get("/api/v1/actions?state=done").then().body("items.id", not(hasItem(id)));
        withKey().get("/api/v1/actions?state=finished").then().statusCode(400);
        withKey()
                .get("/api/v1/actions?state=agred")
                .then()
                .statusCode(400)
                .body("detail", containsString("Did you mean 'agreed'?"));
        put(id, "{'title':'Call back','because':'They hang up','state':'dropped'}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/outcome")));
        put(id, "{'title':'Call back','because':'They hang up','state':'dropped','outcome':'Too dear'}")
                .statusCode(200)
                .body("owner", nullValue());
        post("{'titel':'x'}").statusCode(422).body("errors[0].detail", containsString("Did you mean 'title'?"));
        post("{'kpi':'slo','clause':'none','expect':{'kpi':'awt','direction':'sideways'},'due':'soon','team':'a\\u200bb'}")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        equalTo(List.of(
                                "/title", "/because", "/clause", "/kpi", "/team", "/due", "/expect/direction")));
        for (var due : List.of("0026-12-11", "1850-01-01", "9999-12-31")) {
            post("{'title':'Call back','because':'They hang up','due':'" + due + "'}")
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/due"))
                    .body("errors[0].code", equalTo("date.range"));
        }
    }

    @Test
    void aLeadDecidesForTheirTeamsAndSeesNoOthers() {
        var ours = TestPeople.signedIn(Role.MEMBER, "Quayside");
        var lead = TestPeople.signedIn(Role.LEAD, "Quayside");
        var theirs = TestPeople.signedIn(Role.LEAD, "Lighthouse");
        var id = raised(ours.post(
                "/actions?team=Quayside", "title", "A bench for those who wait", "because", "There is none."));
        theirs.get("/actions/" + id).then().statusCode(404);
        theirs.get("/actions").then().body(not(containsString("A bench")));
        theirs.post("/actions/" + id + "/agree", "owner", "x", "due", "2024-04-01")
                .then()
                .statusCode(404);
        ours.post("/actions?team=Lighthouse", "title", "a", "because", "b")
                .then()
                .statusCode(403);
        lead.post("/actions/" + id + "/agree", "owner", "x", "due", "2024-04-01")
                .then()
                .statusCode(303);
        theirs.get("/").then().body(not(containsString("A bench")));
        lead.get("/").then().body(containsString("A bench"));
        // Raised by someone of the lead's team, about the whole company.
        var company = raised(ours.post("/actions", "title", "Softer chairs", "because", "They are hard."));
        theirs.post("/actions/" + company + "/close", "state", "dropped", "outcome", "No")
                .then()
                .statusCode(403);
        lead.post("/actions/" + company + "/close", "state", "dropped", "outcome", "No money")
                .then()
                .statusCode(303);
    }

    @Test
    void oneWithdrawsWhatNobodyHasDecided() {
        var member = TestPeople.signedIn(Role.MEMBER);
        var id = raised(member.post("/actions", "title", "A parrot", "because", "It would be nice."));
        TestPeople.signedIn(Role.MEMBER)
                .post("/actions/" + id + "/withdraw")
                .then()
                .statusCode(403);
        member.post("/actions/" + id + "/withdraw").then().statusCode(303);
        member.post("/actions/" + id + "/withdraw").then().statusCode(409);
    }

    @Test
    void aViewerRaisesWithdrawsAndDecidesOnNothing() {
        var viewer = TestPeople.signedIn(Role.VIEWER);
        viewer.get("/actions").then().body(containsString("href=\"/actions/new\""));
        viewer.get("/mission").then().body(containsString("href=\"/actions/new?clause=minute\""));
        viewer.get("/actions/new?clause=minute").then().statusCode(200);
        var id = raised(viewer.post(
                "/actions?clause=minute", "title", "A bell at the gangway", "because", "Nobody hears us knock."));
        viewer.get("/actions/" + id)
                .then()
                .body(containsString("A bell at the gangway"), not(containsString("id=\"decide\"")));
        for (var decision : List.of("agree", "close", "public")) {
            viewer.post("/actions/" + id + "/" + decision, "owner", "x", "due", "2024-04-01", "outcome", "y")
                    .then()
                    .statusCode(403);
        }
        viewer.post("/actions/" + id + "/withdraw").then().statusCode(303);
        withKey().get("/api/v1/actions/" + id).then().body("state", equalTo("dropped"));
    }

    @Test
    void publicWordsNameNoTeamAndNoPersonAndQuoteNoCustomer() {
        pushComment("grace-1", "survey-1");
        var id =
                post("{'title':'Long waits at noon','because':'See comment','team':'Quayside','owner':'ada@example.org',"
                                + "'due':'2026-12-11','origin':{'kind':'comment','source':'desk','id':'survey-1'},"
                                + "'state':'done','outcome':'A second desk at noon'}")
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
        var admin = TestKeys.signedIn();
        for (var said : List.of(
                "The team Quayside was slow",
                "ada@example.org did it",
                "You waited ten minutes at noon and then hung up")) {
            admin.post("/actions/" + id + "/public", "public", "yes", "said", said, "did", "A second desk")
                    .then()
                    .statusCode(422);
        }
        assertThat(publicActions.publicActions()).isEmpty();
        admin.post("/actions/" + id + "/public", "public", "yes", "said", "Noon is too slow", "did", "A second desk")
                .then()
                .statusCode(303);
        assertThat(publicActions.publicActions()).singleElement().satisfies(each -> {
            assertThat(each.said()).isEqualTo("Noon is too slow");
            assertThat(each.did()).isEqualTo("A second desk");
        });
        withKey()
                .get("/api/v1/audit?act=action.changed")
                .then()
                .body("items[0].after", containsString("said: Noon is too slow"));
    }

    @Test
    void aFirstNameIsNotForThePublicEither() {
        TestPeople.signedIn("noor-owner@example.org", Role.LEAD);
        var id = post("{'title':'Cold hands','because':'The hall is cold','owner':'noor-owner@example.org',"
                        + "'due':'2026-12-11','state':'done','outcome':'Noor lit the stove'}")
                .statusCode(201)
                .extract()
                .<String>path("id");
        var admin = TestKeys.signedIn();
        for (var did : List.of("Noor lit the stove", "The stove of Tamm is lit", "")) {
            admin.post("/actions/" + id + "/public", "public", "yes", "said", "The hall is cold", "did", did)
                    .then()
                    .statusCode(422);
        }
        admin.post("/actions/" + id + "/public", "public", "yes", "said", "The hall is cold", "did", "The stove is lit")
                .then()
                .statusCode(303);
        admin.post("/actions/" + id + "/public", "said", "", "did", "").then().statusCode(303);
        withKey().get("/api/v1/actions/" + id).then().body("public", equalTo(false));
    }

    @Test
    void erasingACustomerReachesWhatQuotesThem() {
        pushComment("grace-2", "survey-2");
        var admin = TestKeys.signedIn();
        admin.get("/events/desk/survey-2").then().body(containsString("Raise action"));
        admin.get("/actions/new?source=desk&event=survey-2")
                .then()
                .body(containsString("A customer wrote:"), containsString(COMMENT));
        var id = raised(admin.post(
                "/actions?source=desk&event=survey-2", "title", "Grace waited", "because", "She hung up on us."));
        var other = raised(admin.post("/actions", "title", "Call grace-2", "because", "Then call grace-2 again."));
        admin.get("/actions/" + id)
                .then()
                .body(containsString(COMMENT), containsString("from a customer's comment".replace("'", "&#39;")));
        admin.get("/events/desk/survey-2")
                .then()
                .body(containsString("What we did about it"), containsString("href=\"/actions/" + id + "\""));
        withKey().delete("/api/v1/customers/grace-2").then().statusCode(200);
        withKey()
                .get("/api/v1/actions/" + id)
                .then()
                .body("because", equalTo("Removed: the customer was erased."))
                .body("title", not(containsString("Grace")))
                .body("origin.id", nullValue());
        withKey().get("/api/v1/actions/" + other).then().body("because", equalTo("Then call … again."));
        admin.get("/actions/" + id).then().body(not(containsString(COMMENT)));
        assertThat(withKey().get("/api/v1/audit?limit=500").asString())
                .doesNotContain("grace-2")
                .doesNotContain("She hung up");
    }

    private static void pushComment(String customer, String id) {
        TestEvents.push(TestEvents.event(
                        "desk",
                        id,
                        "survey",
                        "{'question':'nps','score':2,'customer':'" + customer + "','comment':'" + COMMENT + "'}"))
                .statusCode(200);
    }

    /** A service level of about 60% up to week 12, and of about 85% from week 13 on. */
    private static List<JsonNode> improvedWeeks() {
        var events = new ArrayList<JsonNode>();
        for (var week : TestWeeks.FIRST.to(TestWeeks.LAST)) {
            var index = (int) TestWeeks.FIRST.until(week);
            var good = (week.compareTo(Period.parse("2024-W13")) < 0 ? 59 : 84) + index % 3;
            var data = "{'kpi':'sla','week':'" + week.code() + "','numerator':" + good + ",'denominator':100}";
            events.add(TestEvents.event("ferry", "sla" + week.code(), "figure", week.end() + "T00:00:00Z", data));
        }
        return events;
    }

    private static String raised(Response answer) {
        answer.then().statusCode(303);
        var found = ID.matcher(String.valueOf(answer.header("Location")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static ValidatableResponse post(String body) {
        return withKey()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/v1/actions")
                .then();
    }

    private static ValidatableResponse put(String id, String body) {
        return withKey()
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .put("/api/v1/actions/" + id)
                .then();
    }
}
