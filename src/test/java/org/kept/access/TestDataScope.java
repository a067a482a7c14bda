package org.kept.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.TestBrowser;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestPeople;
import org.kept.calendar.Period;

/**
 * Test data of a ferry company with three teams, one of them ours. Data of the others contains words that reveal it.
 */
final class TestDataScope {

    static final String OURS = "Quayside";
    static final String THEIRS = "Lighthouse";

    /** The last week with data, which is also the last complete week. */
    static final Period LAST = Period.parse("2024-W21");

    static final Instant NOW = Instant.parse("2024-05-29T08:31:00Z");

    /** Words that a member of only our team must never see. */
    static final List<String> SECRETS =
            List.of(THEIRS, "Dunes", "lamp-2", "lamp-late", "lamp-sand", "Fog at sea", "What blinks");

    private static final Period FIRST = Period.parse("2024-W01");

    private TestDataScope() {}

    /** Sends weekly service levels, of which Lighthouse clearly misses a promise, single calls, and a mission. */
    static void push() {
        publishMission();
        var events = new ArrayList<JsonNode>();
        for (var week : FIRST.to(LAST)) {
            var last = week.equals(LAST);
            events.add(figure("quay-", week, OURS, 88));
            events.add(figure("lamp-", week, THEIRS, last ? 20 : 85));
            events.add(figure("lamp-sand-", week, "Dunes", 86));
        }
        for (var day : List.of("2024-05-15", "2024-05-22")) {
            for (var call = 0; call < 40; call++) {
                events.add(call("quay", day + "-" + call, day, OURS, call % 4 != 0));
                events.add(call("lamp-desk", "lamp-" + day + "-" + call, day, THEIRS, call % 2 == 0));
            }
            events.add(call("quay", day + "-nobody", day, null, true));
        }
        TestEvents.push(events).statusCode(200);
        // Rejected, so that the data page shows a rejection.
        TestEvents.push(call("lamp-desk", "lamp-late", "2034-05-22", THEIRS, true))
                .statusCode(422);
    }

    static JsonNode call(String source, String id, String day, @Nullable String team, boolean resolved) {
        var data = "{'outcome':'answered','waitSeconds':10,'resolved':" + resolved + "}";
        var event = TestEvents.event(source, id, "contact", day + "T10:00:00Z", data)
                .put("channel", "phone");
        return team == null ? event : event.put("team", team);
    }

    static JsonNode figure(String id, Period week, String team, int above) {
        var data = "{'kpi':'sla','week':'" + week.code() + "','numerator':" + above + ",'denominator':100}";
        return TestEvents.event("figures", id + week.code(), "figure", week.end() + "T00:00:00Z", data)
                .put("team", team);
    }

    private static void publishMission() {
        TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body("""
                        {"statement": "We are here for all of our customers, and answer within a minute.",
                         "effectiveFrom": "2024-01-01",
                         "clauses": [
                           {"code": "all", "quote": "here for all of our customers", "measures": []},
                           {"code": "minute", "quote": "answer within a minute", "measures": [
                             {"kpi": "sla", "role": "measures", "because": "It counts who was answered in time.",
                              "target": {"atLeast": 0.75, "from": "2024-W01"}},
                             {"kpi": "fcr", "role": "proxy", "because": "Nobody should have to call twice.",
                              "target": {"atLeast": 0.5, "from": "2024-W01"}}]}]}
                        """)
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }

    /** A new signed-in person with this role and these teams. */
    static TestBrowser somebody(Role role, String... teams) {
        return TestPeople.signedIn(role, teams);
    }

    /** A request with a new limited key. The arguments are JSON fragments in single quotes. */
    static RequestSpecification key(String scopes, String limits) {
        return TestKeys.withKey(text(scopes, limits)).urlEncodingEnabled(false);
    }

    /** A new limited key; see {@link #key}. */
    static String text(String scopes, String limits) {
        var wanted = "{'name':'limited','scopes':[" + scopes + "]," + limits + "}";
        return TestKeys.withKey()
                .contentType(ContentType.JSON)
                .body(wanted.replace('\'', '"'))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }
}
