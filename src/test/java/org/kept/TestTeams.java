package org.kept;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import org.kept.calendar.Period;

/** Twenty weeks of figures for three teams, and calls without a team, in one channel; the last week is an outlier. */
public final class TestTeams {

    /** The channel of all these events. */
    public static final String CHANNEL = "compared-desk";

    public static final Period FIRST = Period.parse("2024-W01");
    public static final Period LAST = Period.parse("2024-W20");

    private TestTeams() {}

    /**
     * Pushes weekly first-contact resolution of about 80 of 100, 45 of 50 and 1 of 1; in the last week 40 of 100 and 90
     * of 100.
     */
    public static void push() {
        var events = new ArrayList<JsonNode>();
        for (var week : FIRST.to(LAST)) {
            var last = week.equals(LAST);
            var wobble = (int) FIRST.until(week) % 3 - 1;
            events.add(figure(week, "accounts", last ? 40 : 80 + wobble, 100));
            events.add(figure(week, "loans", last ? 90 : 45, last ? 100 : 50));
            events.add(figure(week, "<odd>", 1, 1));
            events.add(unnamed(week));
        }
        TestEvents.push(events).statusCode(200);
    }

    private static JsonNode figure(Period week, String team, int above, int below) {
        var data = "{'kpi':'fcr','week':'" + week.code() + "','numerator':" + above + ",'denominator':" + below + "}";
        return TestEvents.event("teams", week.code() + team, "figure", week.end() + "T00:00:00Z", data)
                .put("channel", CHANNEL)
                .put("team", team);
    }

    /** An event, because a figure without a team would count for the whole company. */
    private static JsonNode unnamed(Period week) {
        var data = "{'outcome':'answered','waitSeconds':1,'resolved':true}";
        return TestEvents.event("teams", week.code(), "contact", week.start() + "T12:00:00Z", data)
                .put("channel", CHANNEL);
    }
}
