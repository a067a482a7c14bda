package org.kept.hours;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import org.kept.TestEvents;
import org.kept.TestKeys;

/** A ferry's phone line, answered day and night in the week to 10 March 2024, but slowly from nine to eleven. */
public final class HourFixtures {

    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);

    private HourFixtures() {}

    /** Publishes a mission that promises an answer within a minute, day and night. */
    public static void publishMission() {
        TestKeys.withKey()
                .contentType("application/json")
                .body("""
                        {"statement": "We answer within a minute, day and night, and never lose a bag.",
                         "effectiveFrom": "2024-01-01",
                         "clauses": [
                           {"code": "minute", "quote": "answer within a minute", "measures": [
                             {"kpi": "sla", "role": "measures", "because": "It counts who was answered in time.",
                              "target": {"atLeast": 0.8, "from": "2024-W01"}},
                             {"kpi": "awt", "role": "proxy", "because": "It tells how late the late ones are.",
                              "target": {"atMost": 60, "from": "2024-W01"}}]},
                           {"code": "night", "quote": "day and night", "measures": []},
                           {"code": "bag", "quote": "never lose a bag", "measures": []}]}
                        """)
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }

    /**
     * Five calls at each hour of each day, but only one from five to six; from nine to eleven three of five wait too
     * long.
     */
    public static void push() {
        push("Z");
    }

    /** The same by the clock of a zone with this offset. */
    public static void push(String offset) {
        var calls = new ArrayList<JsonNode>();
        for (var day = 0; day < 7; day++) {
            for (var hour = 0; hour < 24; hour++) {
                for (var call = 0; call < (hour == 5 ? 1 : 5); call++) {
                    var wait = (hour == 9 || hour == 10) && call < 3 ? 90 : 20;
                    calls.add(TestEvents.event(
                            "bell",
                            day + "-" + hour + "-" + call,
                            "contact",
                            MONDAY.plusDays(day).atTime(hour, 10 * call) + ":00" + offset,
                            "{'outcome':'answered','waitSeconds':" + wait + ",'handleSeconds':100}"));
                }
            }
        }
        TestEvents.push(calls).statusCode(200);
    }
}
