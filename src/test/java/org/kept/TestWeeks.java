package org.kept;

import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import org.kept.calendar.Period;

/** Figures of a ferry company for weeks of 2024, and the mission that judges them. */
public final class TestWeeks {

    public static final Period FIRST = Period.parse("2024-W01");

    /** The last week: service level 60 of 100, after twenty weeks of about 85 of 100. */
    public static final Period LAST = Period.parse("2024-W21");

    private TestWeeks() {}

    public static void publishMission() {
        withKey()
                .contentType("application/json")
                .body("""
                        {"statement": "We answer within a minute, we never lose a bag, and we smile.",
                         "effectiveFrom": "2024-01-01",
                         "clauses": [
                           {"code": "minute", "quote": "answer within a minute", "owner": "mia@example.org", "measures": [
                             {"kpi": "sla", "role": "measures", "because": "It counts who was answered in time.",
                              "target": {"atLeast": 0.8, "from": "2024-W01", "agreedBy": "mia@example.org"}},
                             {"kpi": "aht", "role": "counterweight", "because": "Short answers would be a trick."}]},
                           {"code": "bag", "quote": "never lose a bag", "measures": [
                             {"kpi": "incorrect-fulfillment-rate", "role": "measures", "because": "A lost bag is counted.",
                              "target": {"atMost": 0.02, "from": "2024-W01"}}]},
                           {"code": "smile", "quote": "we smile", "measures": []}],
                         "notMeasured": [{"kpi": "nps", "because": "Nobody promised to be recommended."}]}
                        """)
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
    }

    /** Pushes twenty normal weeks, an outlier, and too few bags to judge in the last week. */
    public static void push() {
        var events = new ArrayList<JsonNode>();
        for (var week : FIRST.to(LAST)) {
            var good = week.equals(LAST) ? 60 : 84 + (int) FIRST.until(week) % 3;
            events.add(figure("sla", week, good, 100));
        }
        events.add(figure("incorrect-fulfillment-rate", LAST, 1, 12));
        TestEvents.push(events).statusCode(200);
    }

    private static JsonNode figure(String kpi, Period week, int above, int below) {
        var data = "{'kpi':'" + kpi + "','week':'" + week.code() + "','numerator':" + above + ",'denominator':" + below
                + "}";
        return TestEvents.event("ferry", kpi + week.code(), "figure", week.end() + "T00:00:00Z", data);
    }
}
