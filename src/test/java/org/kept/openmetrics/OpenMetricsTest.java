package org.kept.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.Promtool;
import org.kept.TestEvents;
import org.kept.TestKeys;
import org.kept.TestWeeks;

@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class OpenMetricsTest {

    @Test
    void theLastCompleteWeekOfEveryKpiIsAGauge() throws Exception {
        QuarkusMock.installMockForType(new MovingClock(Instant.parse("2024-06-12T10:00:00Z")), Clock.class);
        TestWeeks.publishMission();
        TestWeeks.push();
        var events = new ArrayList<JsonNode>();
        for (var i = 0; i < 40; i++) {
            events.add(TestEvents.event(
                            "desk",
                            "call-" + i,
                            "contact",
                            "2024-06-05T10:00:00Z",
                            "{'outcome':'answered','waitSeconds':" + (i < 30 ? 10 : 90) + "}")
                    .put("team", i % 2 == 0 ? "north \"A\"" : "south"));
        }
        TestEvents.push(events).statusCode(200);

        var answer = TestKeys.withKey().get("/api/v1/openmetrics");
        answer.then().statusCode(200).contentType(startsWith("application/openmetrics-text"));
        var lines = answer.asString().lines().toList();
        assertThat(lines)
                .contains(
                        "# TYPE kept_reading gauge",
                        "kept_reading{kpi=\"sla\",team=\"\"} 0.75",
                        "kept_reading{kpi=\"sla\",team=\"north \\\"A\\\"\"} 0.75",
                        "kept_reading_sample{kpi=\"sla\",team=\"south\"} 20",
                        "kept_reading_target{kpi=\"sla\",team=\"\",bound=\"low\"} 0.8",
                        "kept_reading_verdict{kpi=\"sla\",team=\"\",verdict=\"missed\"} 1")
                .doesNotContain("kept_reading{kpi=\"nps\",team=\"\"} 0");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("# EOF");
        TestKeys.withKey(TestKeys.keyWith("ingest"))
                .get("/api/v1/openmetrics")
                .then()
                .statusCode(403);
        // Last, because it ends the test if promtool is missing.
        assertThat(Promtool.problemsOfMetrics(answer.asString())).isEmpty();
    }

    @Test
    void theRecipeForPrometheusIsAConfiguration() throws Exception {
        assertThat(Promtool.problemsOfConfiguration(Path.of("docs", "recipes", "prometheus.yml")))
                .isEmpty();
    }

    @Test
    void familiesWithoutSamplesAreLeftOutAndLabelsEscaped() {
        var text = new OpenMetricsText();
        text.family("kept_a", "First");
        text.family("kept_b", "Second");
        var labels = new LinkedHashMap<String, String>();
        labels.put("x", "a\\b\"c\nd");
        text.sample("kept_b", labels, 0.25);
        assertThat(text.text())
                .isEqualTo("# TYPE kept_b gauge\n# HELP kept_b Second\nkept_b{x=\"a\\\\b\\\"c\\nd\"} 0.25\n# EOF\n");
    }
}
