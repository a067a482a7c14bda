package org.kept.operate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestKeys.withKey;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.Promtool;
import org.kept.TestBrowser;
import org.kept.TestEvents;

@QuarkusTest
class MetricsTest {

    /** All metrics of Kept, which operators build on: never renamed silently. */
    private static final Map<String, String> KEPT = Map.ofEntries(
            Map.entry("kept_events_accepted_total", "counter"),
            Map.entry("kept_events_replayed_total", "counter"),
            Map.entry("kept_events_corrected_total", "counter"),
            Map.entry("kept_events_rejected_total", "counter"),
            Map.entry("kept_intake_requests", "gauge"),
            Map.entry("kept_intake_requests_limit", "gauge"),
            Map.entry("kept_intake_requests_waiting", "gauge"),
            Map.entry("kept_intake_commit_seconds", "histogram"),
            Map.entry("kept_intake_commit_seconds_max", "gauge"),
            Map.entry("kept_rollup_lag_seconds", "gauge"),
            Map.entry("kept_rollup_rebuild_seconds", "summary"),
            Map.entry("kept_rollup_rebuild_seconds_max", "gauge"),
            Map.entry("kept_request_seconds", "histogram"),
            Map.entry("kept_request_seconds_max", "gauge"),
            Map.entry("kept_sign_ins_refused_total", "counter"),
            Map.entry("kept_password_comparisons_total", "counter"),
            Map.entry("kept_retention_lag_seconds", "gauge"),
            Map.entry("kept_retention_dropped_total", "counter"));

    /** The metrics of Quarkus that are exposed: the process and its memory. */
    private static final Pattern QUARKUS = Pattern.compile("(jvm|process|system)_.*");

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (\\S.*\\S)");

    @BeforeEach
    void generateEvents() {
        var source = "metrics-" + UUID.randomUUID();
        var event = TestEvents.order(source, "1");
        TestEvents.push(event);
        TestEvents.push(event);
        TestEvents.push(TestEvents.event(source, "1", "order", "{'customer':'c'}"));
        TestEvents.push(TestEvents.event(source, "1", "order", "{'customer':'d'}"), "onconflict=correct");
        new TestBrowser().signIn(UUID.randomUUID() + "@example.org", "no such password");
        withKey().get("/api/v1/kpis/sla").then().statusCode(200);
    }

    @Test
    void everyMetricHasItsTypeAndAHelp() {
        var types = new TreeMap<String, String>();
        var helped = new TreeMap<String, String>();
        page().lines().forEach(line -> {
            var type = TYPE.matcher(line);
            var help = HELP.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            } else if (help.matches()) {
                helped.put(help.group(1), help.group(2));
            }
        });
        var ours = new TreeMap<>(types);
        ours.keySet().removeIf(name -> !name.startsWith("kept_"));
        assertThat(ours).containsExactlyInAnyOrderEntriesOf(KEPT);
        assertThat(types.keySet())
                .allMatch(name ->
                        name.startsWith("kept_") || QUARKUS.matcher(name).matches());
        assertThat(helped.keySet()).containsAll(KEPT.keySet());
    }

    @Test
    void timesAreInSeconds() {
        assertThat(KEPT.keySet())
                .filteredOn(name -> name.matches(".*(time|lag|commit|rebuild|request_).*"))
                .allMatch(name -> name.contains("_seconds"));
        assertThat(page()).doesNotContainPattern("kept_\\S*_(milliseconds|millis|ms|minutes)\\b");
    }

    @Test
    void eventsAndSignInsAreCounted() {
        var before = samples();
        generateEvents();
        var after = samples();
        for (var name : List.of(
                "kept_events_accepted_total",
                "kept_events_replayed_total",
                "kept_events_corrected_total",
                "kept_events_rejected_total{code=\"event.conflict\"}")) {
            assertThat(after.getOrDefault(name, 0.0) - before.getOrDefault(name, 0.0))
                    .as(name)
                    .isEqualTo(1);
        }
        assertThat(refusedSignIns(after) - refusedSignIns(before)).isEqualTo(1);
        assertThat(after.get("kept_intake_commit_seconds_count"))
                .isGreaterThan(before.getOrDefault("kept_intake_commit_seconds_count", 0.0));
        assertThat(after.get("kept_intake_requests")).isZero();
        assertThat(after.get("kept_intake_requests_limit")).isEqualTo(256);
        assertThat(after.get("kept_rollup_lag_seconds")).isZero();
    }

    @Test
    void aDryRunIsNotCounted() {
        var before = samples();
        TestEvents.push(TestEvents.order("metrics-dry", UUID.randomUUID().toString()), "dryrun=true");
        assertThat(samples().get("kept_events_accepted_total")).isEqualTo(before.get("kept_events_accepted_total"));
    }

    @Test
    void inventedAddressesAddNoSeries() {
        for (var path : List.of("/invented-1", "/api/v1/invented-2", "/api/v1/kpis/invented-3", "/q/invented-4")) {
            withKey().get(path);
            given().get(path);
        }
        withKey().get("/api/v1/events/invented-5/1").then().statusCode(404);
        TestEvents.body("application/json", "{}").request("INVENT", "/api/v1/kpis");
        assertThat(page())
                .doesNotContainIgnoringCase("invent")
                .contains("route=\"/api/v1/events/{source}/{id}\"")
                .contains("route=\"/api/v1/kpis/{kpi}\"")
                .contains("route=\"other\"");
    }

    @Test
    void promtoolFindsNoProblem() throws IOException, InterruptedException {
        assertThat(Promtool.problemsOfMetrics(page())).isEmpty();
    }

    /** For any reason: other tests may have used up the attempts of this address. */
    private static double refusedSignIns(Map<String, Double> samples) {
        return samples.entrySet().stream()
                .filter(each -> each.getKey().startsWith("kept_sign_ins_refused_total"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static String page() {
        // As curl does, which accepts anything.
        return given().accept("*/*").get("/q/metrics").asString();
    }

    private static Map<String, Double> samples() {
        var samples = new TreeMap<String, Double>();
        page().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var space = line.lastIndexOf(' ');
            samples.put(line.substring(0, space).replace(",}", "}"), Double.valueOf(line.substring(space + 1)));
        });
        return samples;
    }
}
