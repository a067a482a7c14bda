package org.kept.everyone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.kept.TestEvents;
import org.kept.TestKeys;

/** A ferry's callers in the week to 10 March 2024: the south waits too long, the chat has few calls. */
public final class TestEveryone {

    private TestEveryone() {}

    /** Publishes a mission that promises all customers an answer within a minute. */
    public static void publishMission() {
        TestKeys.withKey()
                .contentType("application/json")
                .body("""
                        {"statement": "We are here for all of our customers, answer within a minute, and greet every caller by name.",
                         "effectiveFrom": "2024-01-01",
                         "clauses": [
                           {"code": "all", "quote": "here for all of our customers", "measures": []},
                           {"code": "minute", "quote": "answer within a minute", "measures": [
                             {"kpi": "sla", "role": "measures", "because": "It counts who was answered in time.",
                              "target": {"atLeast": 0.75, "from": "2024-W01"}}]},
                           {"code": "name", "quote": "every caller by name", "measures": [
                             {"kpi": "abandonment-rate", "role": "proxy", "because": "Who hung up heard no name.",
                              "target": {"atMost": 0.1, "from": "2024-W01"}},
                             {"kpi": "aht", "role": "counterweight", "because": "A name takes time."}]}]}
                        """)
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }

    /**
     * Week 10: north 100 of 100 in time and south 20 of 50, both by phone; east 10 of 10 by chat. Week 11: north only.
     */
    public static void push() {
        var calls = new ArrayList<JsonNode>();
        calls.addAll(calls("2024-03-05", "north", "phone", 100, 0));
        calls.addAll(calls("2024-03-05", "south", "phone", 20, 30));
        calls.addAll(calls("2024-03-05", "east", "chat", 10, 0));
        calls.addAll(calls("2024-03-12", "north", "phone", 100, 0));
        TestEvents.push(calls).statusCode(200);
    }

    private static List<JsonNode> calls(String day, String team, String channel, int inTime, int late) {
        var calls = new ArrayList<JsonNode>();
        for (var call = 0; call < inTime + late; call++) {
            calls.add(TestEvents.event(
                            "callers",
                            day + team + call,
                            "contact",
                            day + "T10:00:00Z",
                            "{'outcome':'answered','waitSeconds':" + (call < inTime ? 20 : 90)
                                    + ",'handleSeconds':100}")
                    .put("team", team)
                    .put("channel", channel));
        }
        return calls;
    }
}
