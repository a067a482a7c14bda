package org.kept.upgrade;

import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.access.Role;

/** Six weeks of a ferry company in 2024, with data of many kinds, entered through the REST API and forms. */
final class Written {

    private static final int WEEKS = 6;

    private static final String MISSION = """
            {"statement": "We answer within a minute, we never lose a bag, and we smile.",
             "effectiveFrom": "%s",
             "clauses": [
               {"code": "minute", "quote": "answer within a minute", "owner": "mia@example.org",
                "guarantee": {"promise": "An answer within a minute", "consequence": "a free crossing",
                              "breach": {"type": "contact", "where": {"waitSeconds": {"over": 60}}}},
                "measures": [
                 {"kpi": "sla", "role": "measures", "because": "It counts who was answered in time.",
                  "target": {"atLeast": %s, "from": "2024-W01", "agreedBy": "mia@example.org"}},
                 {"kpi": "aht", "role": "counterweight", "because": "Short answers would be a trick."}]},
               {"code": "bag", "quote": "never lose a bag", "measures": [
                 {"kpi": "big-orders", "role": "proxy", "because": "Big orders have many bags."}]},
               {"code": "smile", "quote": "we smile", "measures": []}],
             "notMeasured": [{"kpi": "nps", "because": "Nobody promised to be recommended."}]}""";

    private Written() {}

    /** The addresses of a draft, a wall screen and an invitation. */
    record Links(String draft, String wall, String invitation) {}

    static Links write() {
        createCustomKpi();
        publish("2024-01-01", "0.8");
        TestEvents.push(events()).statusCode(200);
        correct();
        publish("2024-01-29", "0.7");
        json("{'from':'2024-W04','because':'A second boat.'}")
                .post("/api/v1/kpis/sla/phases")
                .then()
                .statusCode(201);
        json("{'from':'2024-01-15','text':'The pier was closed.','kpi':'sla'}")
                .post("/api/v1/annotations")
                .then()
                .statusCode(201);
        json("{'withinSeconds':45,'variant':'answered-over-offered','from':'2024-W05'}")
                .put("/api/v1/kpis/sla/settings")
                .then()
                .statusCode(200);
        TestKeys.keyWith("read");
        return people();
    }

    private static void createCustomKpi() {
        json("{'name':'Big orders','unit':'per-hundred','betterWhen':'higher','numerator':{'type':'order','where':{'value':{'atLeast':50}}},'denominator':{'type':'order'}}")
                .put("/api/v1/kpis/big-orders")
                .then()
                .statusCode(200);
    }

    private static void publish(String from, String target) {
        withKey()
                .contentType("application/json")
                .body(MISSION.formatted(from, target))
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification json(String body) {
        return withKey().contentType("application/json").body(body.replace('\'', '"'));
    }

    /** The events that were pushed and neither corrected nor voided. */
    static List<JsonNode> events() {
        var all = new ArrayList<JsonNode>();
        for (var week = 0; week < WEEKS; week++) {
            for (var i = 0; i < 5; i++) {
                all.add(event(
                        week,
                        i,
                        "call",
                        "contact",
                        "{'outcome':'" + (i == 4 ? "abandoned" : "answered") + "','waitSeconds':"
                                + (20 + 13 * i + 7 * week) + ",'handleSeconds':" + (100 + 10 * i) + ",'resolved':"
                                + (i % 2 == 0) + "}"));
            }
            for (var i = 0; i < 3; i++) {
                all.add(event(
                        week,
                        i,
                        "order",
                        "order",
                        "{'customer':'c-" + (week + i) + "','value':" + (20 + 20 * i) + ".5}"));
            }
            all.add(event(
                    week,
                    0,
                    "answer",
                    "survey",
                    "{'question':'csat','score':" + (3 + week % 3) + ",'comment':'The ferry was on time.'}"));
            all.add(event(week, 1, "answer", "survey", "{'question':'nps','score':" + (4 + week) + "}"));
            all.add(event(week, 0, "return", "return", "{'order':'order-" + week + "-1','reason':'too late'}"));
            all.add(event(week, 0, "friend", "referral", "{'customer':'c-" + (week + 1) + "','referrer':'c-0'}"));
            all.add(event(
                    week,
                    0,
                    "figure",
                    "figure",
                    "{'kpi':'ces','week':'2024-W0" + (week + 1) + "','value':0.9,'sample':20}"));
        }
        return all;
    }

    private static JsonNode event(int week, int i, String name, String type, String data) {
        var time = java.time.LocalDate.of(2024, 1, 2).plusWeeks(week).plusDays(i) + "T" + (10 + i) + ":00:00Z";
        var event = TestEvents.event("desk", name + "-" + week + "-" + i, type, time, data);
        event.put("team", i % 2 == 0 ? "north" : "south").put("channel", "phone");
        return event;
    }

    private static void correct() {
        TestEvents.push(event(1, 0, "wrong", "complaint", "{'topic':'late'}")).statusCode(200);
        TestEvents.put(event(1, 0, "wrong", "complaint", "{'topic':'lost'}"), "typed wrongly")
                .statusCode(200);
        TestEvents.push(event(2, 0, "void", "complaint", "{'topic':'late'}")).statusCode(200);
        TestEvents.delete("desk", "void-2-0", "It was a joke.").statusCode(204);
    }

    private static Links people() {
        var ada = TestKeys.signedIn();
        var noor = TestPeople.signedIn("noor@example.org", Role.LEAD, "north");
        var invitation = TestPeople.linkIn(TestPeople.invite(ada, "tove@example.org", Role.MEMBER, "south"));
        ada.post("/why/sla/questions?week=2024-W04", "text", "Why a minute and not two?")
                .then()
                .statusCode(303);
        noor.post("/why/sla/read?week=2024-W04").then().statusCode(303);
        answer(ada);
        var draft = ada.post(
                        "/mission/edit", "name", "Spring", "statement", "We answer within two minutes, and we smile.")
                .then()
                .statusCode(303)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]+", "")
                .replaceFirst("[?#].*", "");
        ada.post(draft + "/comments", "kind", "concern", "text", "Two minutes are long.")
                .then()
                .statusCode(303);
        var wall = ada.post("/wall/links", "name", "hall").asString();
        return new Links(draft, firstMatch(wall, "/wall/[0-9A-Za-z]{43}"), invitation);
    }

    private static void answer(TestBrowser ada) {
        var path = firstMatch(ada.get("/why/sla?week=2024-W04").asString(), "/why/sla/questions/[0-9a-f-]{36}/answer");
        ada.post(path + "?week=2024-W04", "answer", "Because callers hang up after it.")
                .then()
                .statusCode(303);
    }

    private static String firstMatch(String page, String pattern) {
        var found = java.util.regex.Pattern.compile(pattern).matcher(page);
        if (!found.find()) {
            throw new AssertionError("There is no " + pattern + " in " + page);
        }
        return found.group();
    }
}
