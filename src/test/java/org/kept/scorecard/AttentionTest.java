package org.kept.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.OnBothDatabases;
import org.kept.PlainSpaces;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestWeeks;
import org.kept.calendar.Period;

/** "Needs a look", beside the mission. Each test has weeks of its own. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class AttentionTest {

    private static final Map<String, String> BOUNDS = Map.of(
            "sla", "'atLeast':0.8",
            "fcr", "'atLeast':0.8",
            "csat", "'atLeast':0.8",
            "on-time-rate", "'atLeast':0.8",
            "abandonment-rate", "'atMost':0.1",
            "return-rate", "'atMost':0.1");

    @Test
    void whatNeedsALookSaysSinceWhen() {
        TestWeeks.publishMission();
        var events = new ArrayList<JsonNode>();
        for (var week : TestWeeks.FIRST.to(TestWeeks.LAST)) {
            var misses = TestWeeks.LAST.plus(-1).compareTo(week) <= 0;
            var good = misses ? 60 : 84 + (int) TestWeeks.FIRST.until(week) % 3;
            events.add(figure("sla", week, good, 100));
        }
        events.add(figure("sla", TestWeeks.LAST.plus(1), 1999, 2500));
        TestEvents.push(events).statusCode(200);

        assertThat(page("/scorecards/2024-W21"))
                .contains("Missed and worse than usual since the week to 19 May.")
                .contains("href=\"/kpis/sla/moved?from=2024-W19&amp;to=2024-W21\"");
        assertThat(page("/scorecards/2024-W22"))
                .contains("<b>79.96%</b><span class=\"quiet\">, target ≥ 80.00%. Missed");
    }

    @Test
    void atMostFiveLinesNeedALookAndTheHeadingCountsAll() {
        var week = Period.parse("2024-W30");
        var measures = BOUNDS.entrySet().stream()
                .map(each -> "{'kpi':'" + each.getKey() + "','role':'measures','because':'It counts what we promise.',"
                        + "'target':{" + each.getValue() + ",'from':'2024-W27'}}")
                .collect(Collectors.joining(","));
        TestKeys.withKey()
                .contentType("application/json")
                .body(("{'statement':'We keep our word.','effectiveFrom':'2024-07-01','clauses':[{'code':'word',"
                                + "'quote':'keep our word','measures':[" + measures + "]}]}")
                        .replace('\'', '"'))
                .put("/api/v1/mission")
                .then()
                .statusCode(200);
        TestEvents.push(BOUNDS.keySet().stream()
                        .map(kpi -> figure(kpi, week, 50, 100))
                        .toList())
                .statusCode(200);

        var page = page("/scorecards/2024-W30");
        assertThat(page).contains("5 of 6");
        assertThat(page.split("class=\"what\"", -1)).hasSize(6);
    }

    private static JsonNode figure(String kpi, Period week, int good, int of) {
        return TestEvents.event(
                "ferry",
                kpi + week.code(),
                "figure",
                week.end() + "T00:00:00Z",
                "{'kpi':'" + kpi + "','week':'" + week.code() + "','numerator':" + good + ",'denominator':" + of + "}");
    }

    private static String page(String path) {
        var answer = TestKeys.signedIn().get(path);
        answer.then().statusCode(200);
        return PlainSpaces.spaced(answer.asString());
    }
}
