package org.kept.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;

/** No one can read or change an object outside their data scope by guessing its id. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class ObjectAccessTest {

    private static final String OUR_CALL = "/api/v1/events/quay/2024-05-22-1";
    private static final String THEIR_CALL = "/api/v1/events/lamp-desk/lamp-2024-05-22-1";
    private static final String CALL_WITHOUT_TEAM = "/api/v1/events/quay/2024-05-22-nobody";
    private static final String TREND = "/kpis/fcr?to=2024-W21";

    @BeforeEach
    void setUp() {
        QuarkusMock.installMockForType(new MovingClock(TestDataScope.NOW), Clock.class);
        TestDataScope.push();
    }

    // Events.

    @Test
    void anEventOfAnotherTeamIsNotFound() {
        var lead = lead();
        lead.get(OUR_CALL).then().statusCode(200).body("team", equalTo(TestDataScope.OURS));
        for (var page : List.of("/api/v1/events", "/events")) {
            lead.get(OUR_CALL.replace("/api/v1/events", page)).then().statusCode(200);
            for (var hidden : List.of(THEIR_CALL, CALL_WITHOUT_TEAM)) {
                var at = hidden.replace("/api/v1/events", page);
                var absent = at.substring(0, at.lastIndexOf('/')) + "/never-was";
                var told = lead.get(at);
                told.then().statusCode(404);
                assertThat(withoutToken(told).replace(last(at), "ID"))
                        .contains("There is no event with the source")
                        .isEqualTo(withoutToken(lead.get(absent)).replace("never-was", "ID"));
            }
        }
    }

    @Test
    void thePageSaysHowManyEventsItDoesNotShow() {
        lead().get("/events?kpi=fcr&week=2024-W21")
                .then()
                .statusCode(200)
                .body(containsString("41\u00a0other events are not shown."))
                .body(containsString("You see the events of your own teams: Quayside."));
        lead().get("/events?kpi=fcr&week=2024-W21&team=Quayside").then().body(not(containsString("not shown")));
        lead().get("/events?kpi=sla&week=2024-W21").then().body(containsString("43\u00a0other events are not shown."));
        TestKeys.signedIn().get("/events?kpi=fcr&week=2024-W21").then().body(not(containsString("not shown")));
    }

    @Test
    void everyPageOfAListShowsOnlyOwnEvents() {
        var lead = lead();
        var cursor = "";
        var items = 0;
        do {
            var page = lead.get("/api/v1/events?kpi=fcr&week=2024-W21&limit=15&cursor=" + cursor.replace("null", ""));
            page.then().statusCode(200).body("items.team", everyItem(equalTo(TestDataScope.OURS)));
            items += page.jsonPath().getList("items").size();
            cursor = String.valueOf(page.jsonPath().getString("nextCursor"));
        } while (!cursor.equals("null"));
        assertThat(items).isEqualTo(40);
    }

    @Test
    void revisionsOfAnotherTeamAreLeftOut() {
        var id = "moved-" + UUID.randomUUID();
        TestEvents.push(TestDataScope.call("quay", id, "2024-03-06", TestDataScope.THEIRS, true))
                .statusCode(200);
        TestEvents.put(TestDataScope.call("quay", id, "2024-03-06", TestDataScope.OURS, true), "It was ours.")
                .statusCode(200);
        lead().get("/api/v1/events/quay/" + id)
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("revisions.size()", equalTo(0));
        lead().get("/events/quay/" + id).then().body(not(containsString(TestDataScope.THEIRS)));
    }

    // API keys.

    @Test
    void aSourceKeyIsLimitedToItsSource() {
        var key = TestDataScope.text("'read','ingest'", "'sources':['quay']");
        var good = TestDataScope.call("quay", "good-" + UUID.randomUUID(), "2024-03-06", null, true);
        var bad = TestDataScope.call("lamp-desk", "bad-" + UUID.randomUUID(), "2024-03-06", null, true);
        push(key, List.of(good, bad), "")
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("errors.code", contains("source.forbidden"))
                .body("errors[0].index", equalTo(1));
        push(key, List.of(bad), "").statusCode(422);
        push(key, List.of(bad), "?dryrun=true").statusCode(422).body("errors.code", contains("source.forbidden"));
        push(key, List.of(good, bad), "?atomic=true").statusCode(422);
        TestEvents.get("lamp-desk", bad.get("id").asText()).then().statusCode(404);
        assertLimitedTo(key, OUR_CALL, THEIR_CALL, call("quay", "2024-05-22-1", TestDataScope.OURS));
        with(key)
                .get("/api/v1/events?limit=1000")
                .then()
                .statusCode(200)
                .body("items.source", everyItem(equalTo("quay")))
                .body("items[0]", notNullValue());
    }

    @Test
    void aTeamKeyIsLimitedToItsTeam() {
        var key = TestDataScope.text("'read','ingest'", "'teams':['Quayside']");
        var good = TestDataScope.call("quay", "good-" + UUID.randomUUID(), "2024-03-06", TestDataScope.OURS, true);
        var bad = TestDataScope.call("quay", "bad-" + UUID.randomUUID(), "2024-03-06", TestDataScope.THEIRS, true);
        var none = TestDataScope.call("quay", "none-" + UUID.randomUUID(), "2024-03-06", null, true);
        push(key, List.of(bad, good, none), "")
                .statusCode(207)
                .body("accepted", equalTo(1))
                .body("errors.code", contains("team.forbidden", "team.forbidden"));
        assertLimitedTo(key, OUR_CALL, THEIR_CALL, call("quay", "2024-05-22-1", TestDataScope.OURS));
        assertLimitedTo(key, OUR_CALL, CALL_WITHOUT_TEAM, call("quay", "2024-05-22-1", TestDataScope.OURS));
        // It must not move its own event to another team either.
        put(key, OUR_CALL, call("quay", "2024-05-22-1", TestDataScope.THEIRS))
                .statusCode(422)
                .body("errors.code", contains("team.forbidden"));
    }

    @Test
    void aTeamKeyCannotCorrectAnotherTeamsEvent() {
        var key = TestDataScope.text("'ingest'", "'teams':['Quayside']");
        var stolen = call("lamp-desk", "lamp-2024-05-22-1", TestDataScope.OURS);
        for (var query : List.of("", "?onconflict=correct", "?onconflict=correct&dryrun=true")) {
            push(key, List.of(stolen), query).statusCode(422).body("errors.code", contains("team.forbidden"));
        }
        push(key, List.of(stolen, call("lamp-desk", "lamp-2024-05-22-1", TestDataScope.OURS)), "?onconflict=correct")
                .statusCode(422);
        TestKeys.withKey()
                .get(THEIR_CALL)
                .then()
                .body("team", equalTo(TestDataScope.THEIRS))
                .body("revision", equalTo(1));
    }

    @Test
    void aKpiKeyIsLimitedToItsKpi() {
        var key = TestDataScope.text("'read','ingest'", "'kpis':['fcr']");
        var week = TestDataScope.LAST;
        push(key, List.of(TestDataScope.figure("key-", week.plus(-30), TestDataScope.OURS, 50)), "")
                .statusCode(422)
                .body("errors.code", contains("kpi.forbidden"));
        with(key).get("/api/v1/events/figures/quay-2024-W21").then().statusCode(404);
        with(key).get("/api/v1/kpis").then().body("code", contains("fcr"));
        with(key)
                .get("/api/v1/scorecards/2024-W21")
                .then()
                .body("clauses.rows.kpi.flatten()", everyItem(equalTo("fcr")))
                .body("clauses.segments.kpi.flatten()", everyItem(equalTo("fcr")))
                .body("clauses.hours.kpi.flatten()", everyItem(equalTo("fcr")));
        with(key).get("/api/v1/mission").then().statusCode(200).body("statement", containsString("a minute"));
        with(key).get("/api/v1/kpis/sla/series").then().statusCode(403).body("detail", containsString("kpi=fcr"));
    }

    // Notes and phases.

    @Test
    void aLeadsNotesBelongToTheirTeamsOnly() {
        var lead = lead();
        var text = "A new pontoon " + UUID.randomUUID();
        lead.post("/kpis/fcr/annotations", "day", "2024-05-20", "text", text, "team", TestDataScope.OURS)
                .then()
                .statusCode(303)
                .header("Location", containsString("team=Quayside"));
        lead.get(TREND + "&team=Quayside").then().body(containsString(text));
        lead.get(TREND).then().body(not(containsString(text)));
        for (var team : List.of("", TestDataScope.THEIRS)) {
            lead.post("/kpis/fcr/annotations", "day", "2024-05-20", "text", text, "team", team)
                    .then()
                    .statusCode(403)
                    .body(containsString("Quayside"));
            lead.post("/kpis/fcr/phases", "from", "2024-03-20", "because", text, "team", team)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void resettingATeamsLimitsChangesNoOthers() {
        var lead = lead();
        lead.post("/kpis/sla/phases", "from", "2024-03-13", "because", "A second ferry", "team", TestDataScope.OURS)
                .then()
                .statusCode(303);
        var ours = "/api/v1/kpis/sla/series?team=Quayside";
        TestKeys.withKey().get(ours).then().body("limits.from", contains("2024-W01", "2024-W11"));
        TestKeys.withKey().get("/api/v1/kpis/sla/series").then().body("limits.from", contains("2024-W01"));
        TestKeys.withKey().get("/api/v1/kpis/sla/series?team=Dunes").then().body("limits.from", contains("2024-W01"));
        String id = TestKeys.withKey()
                .get("/api/v1/kpis/sla/phases")
                .then()
                .body("team", contains(TestDataScope.OURS))
                .extract()
                .path("[0].id");
        lead.post("/kpis/fcr/phases/remove", "id", id).then().statusCode(404);
        TestDataScope.somebody(Role.LEAD, TestDataScope.THEIRS)
                .post("/kpis/sla/phases/remove", "id", id)
                .then()
                .statusCode(404);
        lead.post("/kpis/sla/phases/remove", "id", id).then().statusCode(303);
    }

    @Test
    void aLeadCannotSeeOtherTeamsNotesOrRemoveCompanyNotes() {
        var theirs = note("Fog at sea", TestDataScope.THEIRS);
        var whole = note("A strike of all pilots", null);
        var lead = lead();
        lead.post("/kpis/fcr/annotations/remove", "id", theirs).then().statusCode(404);
        lead.post("/kpis/fcr/annotations/remove", "id", whole).then().statusCode(403);
        lead.get("/api/v1/annotations")
                .then()
                .body("text", not(org.hamcrest.Matchers.hasItem("Fog at sea")))
                .body("text", org.hamcrest.Matchers.hasItem("A strike of all pilots"));
        lead.get(TREND + "&team=Quayside")
                .then()
                .body(containsString("A strike of all pilots"))
                .body(not(containsString("Remove note: A strike")));
        TestDataScope.somebody(Role.LEAD).get(TREND).then().body(containsString("Remove note: A strike"));
        TestDataScope.somebody(Role.LEAD, TestDataScope.THEIRS)
                .post("/kpis/fcr/annotations/remove", "id", theirs)
                .then()
                .statusCode(303);
        TestKeys.withKey().delete("/api/v1/annotations/" + whole).then().statusCode(204);
    }

    // Questions.

    @Test
    void aLeadAnswersOnlyQuestionsOfOrAboutTheirTeams() {
        var theirs = ask(TestDataScope.somebody(Role.MEMBER, TestDataScope.THEIRS), "/why/fcr", "Does it rain?");
        var about = ask(TestDataScope.somebody(Role.MANAGER), "/why/fcr?team=Quayside", "Why so well?");
        var ours = ask(TestDataScope.somebody(Role.MEMBER, TestDataScope.OURS), "/why/fcr", "What is a call?");
        var apart = ask(
                TestDataScope.somebody(Role.MEMBER, TestDataScope.THEIRS), "/why/fcr?team=Lighthouse", "What blinks?");
        var lead = lead();
        answer(lead, ours).then().statusCode(303);
        answer(lead, about).then().statusCode(303);
        answer(lead, theirs).then().statusCode(403).body(containsString("people of your own teams"));
        lead.post("/why/fcr/questions/" + theirs + "/withdraw").then().statusCode(403);
        answer(lead, apart).then().statusCode(404);
        lead.get("/why/fcr")
                .then()
                .body(containsString("Does it rain?"))
                .body(containsString("about team Quayside in the"))
                .body(not(containsString("What blinks?")));
        answer(TestDataScope.somebody(Role.LEAD), theirs).then().statusCode(303);
    }

    // Files, links, the wall.

    @Test
    void aCheckedFileIsVisibleOnlyToItsUploader() {
        var ada = TestKeys.signedIn();
        ada.get("/data");
        var body = part("csrf-token", String.valueOf(ada.cookie("csrf-token")))
                + part("file\"; filename=\"f.csv", "id,source,type,time\n1,quay,order,2024-03-06T10:00:00Z\n")
                + "--x--\r\n";
        var at = ada.request()
                .config(TestBrowser.sendingAsText("multipart/form-data"))
                .contentType("multipart/form-data; boundary=x")
                .body(body)
                .post("/data/checks")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        var path = at.substring(at.indexOf("/data"));
        ada.get(path).then().statusCode(200);
        var other = TestDataScope.somebody(Role.MANAGER);
        other.get(path).then().statusCode(404);
        other.post(path + "/send").then().statusCode(404);
    }

    @Test
    void aLeadRevokesOnlyTheirOwnScreenLinks() {
        var made = link(TestKeys.signedIn(), "the ferry's bow");
        var lead = lead();
        var own = link(lead, "the quay");
        lead.get("/wall/links").then().body(containsString("the quay")).body(not(containsString("the ferry's bow")));
        for (var id : ids(TestKeys.signedIn().get("/wall/links").asString())) {
            lead.post("/wall/links/" + id + "/revoke").then().statusCode(303);
        }
        new TestBrowser().get(made).then().statusCode(200);
        new TestBrowser().get(own).then().statusCode(404);
    }

    @Test
    void aScreenLinkOpensOnlyTheWallAndNamesNoTeam() {
        var screen = new TestBrowser();
        var wall = link(TestKeys.signedIn(), "the hall");
        screen.get(wall)
                .then()
                .statusCode(200)
                .body(containsString("One bar each: one team, one team, one team"))
                .body(not(containsString(TestDataScope.THEIRS)))
                .body(not(containsString(TestDataScope.OURS)));
        for (var at :
                List.of("/", "/wall", "/wall/links", "/kpis", "/mission", "/events", "/data", "/people", "/account")) {
            screen.get(at).then().statusCode(303).header("Location", containsString("/login"));
        }
        for (var at : List.of("/api/v1/mission", "/api/v1/scorecards/last", "/api/v1/events", OUR_CALL)) {
            screen.get(at).then().statusCode(401);
        }
        screen.post(wall).then().statusCode(405);
    }

    @Test
    void aLeadOfSeveralTeamsSeesEachOfThem() {
        var lead = TestDataScope.somebody(Role.LEAD, TestDataScope.OURS, TestDataScope.THEIRS);
        lead.get("/?team=Lighthouse").then().statusCode(200);
        lead.get(THEIR_CALL).then().statusCode(200);
        lead.get("/?team=Dunes").then().statusCode(403);
        lead.get("/kpis/sla/teams")
                .then()
                .body(containsString(TestDataScope.THEIRS))
                .body(containsString("another team"))
                .body(not(containsString("Dunes")));
    }

    private static TestBrowser lead() {
        return TestDataScope.somebody(Role.LEAD, TestDataScope.OURS);
    }

    /** The body without the token of its form, which differs in every page. */
    private static String withoutToken(Response answer) {
        return answer.asString().replaceAll("name=\"csrf-token\" value=\"[^\"]*\"", "");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static RequestSpecification with(String key) {
        return TestKeys.withKey(key).urlEncodingEnabled(false);
    }

    private static ObjectNode call(String source, String id, String team) {
        return (ObjectNode) TestDataScope.call(source, id, "2024-05-22", team, true);
    }

    private static ValidatableResponse push(String key, List<? extends JsonNode> events, String query) {
        return with(key)
                .contentType(ContentType.JSON)
                .body(events.toString())
                .post("/api/v1/events" + query)
                .then();
    }

    private static ValidatableResponse put(String key, String at, JsonNode event) {
        return with(key)
                .contentType(ContentType.JSON)
                .body(event.toString())
                .put(at + "?reason=mended")
                .then();
    }

    private static void assertLimitedTo(String key, String own, String other, JsonNode mended) {
        with(key).get(own).then().statusCode(200);
        with(key).get(other).then().statusCode(404);
        put(key, own, mended).statusCode(200);
        var before = TestKeys.withKey().get(other).asString();
        put(key, other, TestEvents.json("{}")).statusCode(404);
        with(key).delete(other + "?reason=mine").then().statusCode(404);
        assertThat(TestKeys.withKey().get(other).asString()).isEqualTo(before);
    }

    private static String note(String text, @org.jspecify.annotations.Nullable String team) {
        return TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body("{\"from\":\"2024-05-20\",\"kpi\":\"fcr\",\"text\":\"" + text + "\""
                        + (team == null ? "" : ",\"team\":\"" + team + "\"") + "}")
                .post("/api/v1/annotations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String ask(TestBrowser asker, String page, String text) {
        asker.post(page.replace("/fcr", "/fcr/questions"), "text", text).then().statusCode(303);
        var told = asker.get(page).asString();
        var found = Pattern.compile("id=\"question-([^\"]+)\">\\s*<p class=\"text\">" + Pattern.quote(text))
                .matcher(told);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static io.restassured.response.Response answer(TestBrowser lead, String question) {
        return lead.post("/why/fcr/questions/" + question + "/answer", "answer", "So it is.");
    }

    private static String link(TestBrowser maker, String name) {
        var found = Pattern.compile("/wall/[0-9A-Za-z]{43}")
                .matcher(maker.post("/wall/links", "name", name).asString());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static List<String> ids(String page) {
        return Pattern.compile("/wall/links/([^/]+)/revoke")
                .matcher(page)
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    private static String part(String name, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
    }
}
