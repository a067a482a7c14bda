package org.kept.imports.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.kept.TestEvents.body;
import static org.kept.TestKeys.signedIn;
import static org.kept.TestKeys.withKey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kept.EmptyDatabase;
import org.kept.MovingClock;
import org.kept.OnBothDatabases;
import org.kept.audit.Actor;
import org.kept.calendar.ReportingZone;
import org.kept.problem.Problem;

/** Schedules over REST, and their runs by nodes that share a database. */
@QuarkusTest
@OnBothDatabases
@EmptyDatabase
class ImportSchedulesTest {

    private static final String SCHEDULES = "/api/v1/imports/schedules";
    private static final Duration LEASE = Duration.ofMinutes(15);

    private static HttpsFiles files;

    private final ScheduleStore store;
    private final ReportingZone zone;
    private final Vertx vertx;
    private final MovingClock clock = new MovingClock(Instant.parse("2030-01-01T09:00:00Z"));
    private final Started started = new Started();
    private FileFetcher fetcher;
    private FileFetcher otherFetcher;
    private ScheduleRunner runner;
    private ScheduleRunner otherNode;

    @Inject
    ImportSchedulesTest(ScheduleStore store, ReportingZone zone, Vertx vertx) {
        this.store = store;
        this.zone = zone;
        this.vertx = vertx;
    }

    @BeforeAll
    static void startServer() throws Exception {
        files = new HttpsFiles(Files.createTempDirectory(Path.of("target"), "files"));
    }

    @AfterAll
    static void stopServer() {
        files.close();
    }

    @BeforeEach
    void createNodes() {
        fetcher = fetcher();
        otherFetcher = fetcher();
        runner = new ScheduleRunner(store, fetcher, started, LEASE, clock);
        otherNode = new ScheduleRunner(store, otherFetcher, started, LEASE, clock);
    }

    private FileFetcher fetcher() {
        var limits = new FileFetcher.FetchLimits(
                1 << 20, Duration.ofMinutes(1), Duration.ofMinutes(1), address -> address.isLoopbackAddress());
        return new FileFetcher(vertx, limits, HttpsFiles::resolve, files.trust());
    }

    @AfterEach
    void removeSchedules() {
        fetcher.close();
        otherFetcher.close();
        store.all().forEach(schedule -> store.delete(schedule.name()));
    }

    /** Starts imports as another part of Kept would. */
    private static final class Started implements ImportStarter {

        private final List<String> imports = new CopyOnWriteArrayList<>();
        private final Map<String, JsonNode> receipts = new ConcurrentHashMap<>();
        private volatile boolean refusing;

        @Override
        public String start(Path file, String name, String mapping, Actor by) {
            if (refusing) {
                throw Problem.conflict("Too many imports are waiting.");
            }
            try {
                imports.add(name + " by " + mapping + " of " + by.name() + ": " + Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return "import-" + imports.size();
        }

        @Override
        public Optional<JsonNode> receipt(String id) {
            return Optional.ofNullable(receipts.get(id));
        }
    }

    private static ValidatableResponse put(String name, URI url, String every) {
        return body(
                        "application/json",
                        "{\"url\":\"" + url + "\",\"mapping\":\"shopify-orders\",\"every\":\"" + every + "\"}")
                .put(SCHEDULES + "/" + name)
                .then();
    }

    private static ValidatableResponse get(String name) {
        return withKey().get(SCHEDULES + "/" + name).then();
    }

    @Test
    void aScheduleIsStoredListedReplacedAndRemoved() {
        put("kept", files.uri("/kept.csv?key=secret"), "PT1H")
                .statusCode(200)
                .body("name", equalTo("kept"))
                .body("mapping", equalTo("shopify-orders"))
                .body("every", equalTo("PT1H"))
                .body("by", equalTo("key:testkey"))
                .body("failures", equalTo(0))
                .body("runs", empty());
        put("kept", files.uri("/kept.csv?key=secret"), "P1D").statusCode(200).body("every", equalTo("PT24H"));
        withKey().get(SCHEDULES).then().statusCode(200).body("name", contains("kept"));
        withKey().delete(SCHEDULES + "/kept").then().statusCode(204);
        withKey().delete(SCHEDULES + "/kept").then().statusCode(404);
        get("kept").statusCode(404);
        withKey()
                .get("/api/v1/audit?limit=3")
                .then()
                .body(containsString("import.unscheduled"))
                .body(containsString("/kept.csv?…"))
                .body(not(containsString("secret")));
    }

    @Test
    void allThatIsWrongIsTold() {
        body("application/json", "{\"url\":\"http://files.example.org\",\"mapping\":\"\",\"every\":\"PT1M\"}")
                .put(SCHEDULES + "/Upper")
                .then()
                .statusCode(422)
                .body("errors.code", hasItems("name.form", "url.form", "mapping.missing", "every.range"));
        get("Upper").statusCode(404);
        withKey().urlEncodingEnabled(false).get(SCHEDULES + "/a%00b").then().statusCode(404);
    }

    @Test
    void aFileIsImportedOnceAVersion() {
        files.file("/orders.csv", "\"1\"", "first");
        put("orders", files.uri("/orders.csv"), "PT1H").statusCode(200);
        runner.runDue();
        runner.runDue();
        assertThat(started.imports).containsExactly("orders.csv by shopify-orders of key:testkey: first");
        clock.forward(Duration.ofHours(1));
        runner.runDue();
        files.file("/orders.csv", "\"2\"", "second");
        clock.forward(Duration.ofHours(1));
        runner.runDue();
        assertThat(started.imports).hasSize(2).last().asString().endsWith(": second");
        get("orders")
                .body("runs.outcome", contains("imported", "unchanged", "imported"))
                .body("runs.import", contains("import-2", null, "import-1"))
                .body("failures", equalTo(0));
    }

    @Test
    void anotherMappingIsNotToldThatNothingHasChanged() {
        files.file("/mapped.csv", "\"1\"", "rows");
        put("mapped", files.uri("/mapped.csv"), "PT1H").statusCode(200);
        runner.runDue();
        body(
                        "application/json",
                        "{\"url\":\"" + files.uri("/mapped.csv")
                                + "\",\"mapping\":\"woocommerce-orders\",\"every\":\"PT1H\"}")
                .put(SCHEDULES + "/mapped")
                .then()
                .statusCode(200);
        runner.runDue();
        assertThat(started.imports).hasSize(2);
    }

    @Test
    void aFailureIsToldUntilItIsOver() {
        put("failing", files.uri("/failing.csv"), "PT1H").statusCode(200);
        runner.runDue();
        clock.forward(Duration.ofMinutes(15));
        runner.runDue();
        get("failing")
                .body("failures", equalTo(2))
                .body("runs.outcome", contains("failed", "failed"))
                .body("runs.detail", contains("The server answered 404.", "The server answered 404."));
        assertThat(signedIn().get("/data").asString())
                .contains("The scheduled import “failing” failed 2 times in a row, last on ")
                .contains("The server answered 404.");

        started.refusing = true;
        files.file("/failing.csv", "\"1\"", "rows");
        clock.forward(Duration.ofMinutes(30));
        runner.runDue();
        get("failing")
                .body("failures", equalTo(3))
                .body("runs[0].detail", equalTo("The import was not started: Too many imports are waiting."));

        started.refusing = false;
        clock.forward(Duration.ofHours(1));
        runner.runDue();
        assertThat(started.imports).hasSize(1);
        get("failing").body("failures", equalTo(0));
        assertThat(signedIn().get("/data").asString()).doesNotContain("The scheduled import");
    }

    @Test
    void anImportThatFailsOrRejectsIsToldAndItsFileComesAgain() {
        var told = new FailingSchedules(store, started, zone);
        files.file("/broken.csv", "\"1\"", "rows");
        put("broken", files.uri("/broken.csv"), "PT1H").statusCode(200);
        runner.runDue();
        assertThat(told.notices()).isEmpty();

        started.receipts.put("import-1", receipt("failed", 0).put("failure", "The columns are not there."));
        assertThat(told.notices())
                .singleElement()
                .asString()
                .startsWith("The scheduled import “broken” fetched its file on ")
                .contains(", but its import failed. The columns are not there. Kept tries again on ");
        clock.forward(Duration.ofHours(1));
        runner.runDue();
        assertThat(started.imports).hasSize(2);

        started.receipts.put("import-2", rejecting("event.time", "'soon' is not a time."));
        assertThat(told.notices())
                .singleElement()
                .asString()
                .contains(", but some of it was rejected (1), first row 3: 'soon' is not a time. Kept tries");
        clock.forward(Duration.ofHours(1));
        runner.runDue();
        assertThat(started.imports).hasSize(3);

        started.receipts.put("import-3", rejecting("event.erased", "This event was erased."));
        assertThat(told.notices()).isEmpty();
        clock.forward(Duration.ofHours(1));
        runner.runDue();
        assertThat(started.imports).hasSize(3);
        get("broken").body("runs.outcome", contains("unchanged", "imported", "imported", "imported"));
    }

    private static ObjectNode receipt(String state, long rejected) {
        return JsonNodeFactory.instance.objectNode().put("state", state).put("rejected", rejected);
    }

    private static ObjectNode rejecting(String code, String detail) {
        var receipt = receipt("done", 1);
        receipt.putArray("errors").addObject().put("line", 3).put("code", code).put("detail", detail);
        return receipt;
    }

    @Test
    void thePageCreatesAndChangesASchedule() {
        var browser = signedIn();
        browser.get("/data/schedules").then().statusCode(200).body(containsString("No scheduled imports yet"));
        var url = files.uri("/paged.csv?key=secret").toString();
        browser.post("/data/schedules", "name", "paged", "url", url, "mapping", "shopify-orders", "every", "PT1H")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/data/schedules/paged"));
        browser.get("/data/schedules")
                .then()
                .statusCode(200)
                .body(containsString("<a class=\"wrapping\" href=\"/data/schedules/paged\">paged</a>"))
                .body(containsString("/paged.csv?…"))
                .body(containsString("none yet"))
                .body(not(containsString("key=secret")));
        browser.post("/data/schedules/paged", "url", url, "mapping", "shopify-orders", "every", "PT24H")
                .then()
                .statusCode(303);
        browser.get("/data/schedules/paged")
                .then()
                .statusCode(200)
                .body(containsString("<dd>every day</dd>"))
                .body(containsString("value=\"" + url + "\""));
        get("paged").body("every", equalTo("PT24H")).body("by", equalTo("ada@example.org"));
        browser.post("/data/schedules/paged/remove").then().statusCode(303);
        browser.get("/data/schedules/paged").then().statusCode(404);
    }

    @Test
    void thePageSaysWhatIsWrongWithASchedule() {
        var browser = signedIn();
        var url = files.uri("/taken.csv").toString();
        put("taken", files.uri("/taken.csv"), "PT1H").statusCode(200);
        browser.post("/data/schedules", "name", "taken", "url", url, "mapping", "shopify-orders", "every", "P1D")
                .then()
                .statusCode(422)
                .body(containsString("There is a scheduled import of this name."));
        get("taken").body("every", equalTo("PT1H"));
        browser.post("/data/schedules", "name", "Other", "url", "http://x", "mapping", "", "every", "PT1H")
                .then()
                .statusCode(422)
                .body(containsString("id=\"name-error\""))
                .body(containsString("Files are fetched from https addresses only."))
                .body(containsString("id=\"mapping-error\""));
        browser.post("/data/schedules/taken", "url", url, "mapping", "no-such", "every", "PT1H")
                .then()
                .statusCode(422)
                .body(containsString("id=\"mapping-error\""));
        get("taken").body("mapping", equalTo("shopify-orders"));
    }

    @Test
    void thePageRunsPausesAndResumesASchedule() {
        var browser = signedIn();
        files.file("/pausing.csv", "\"1\"", "rows");
        put("pausing", files.uri("/pausing.csv"), "PT1H").statusCode(200);
        browser.get("/data/schedules/pausing").then().body(containsString("<dt>Next run</dt><dd>Now</dd>"));
        runner.runDue();
        assertThat(started.imports).hasSize(1);
        browser.get("/data/schedules/pausing")
                .then()
                .body(containsString(">Imported<"))
                .body(not(containsString("<dd>Now</dd>")));

        browser.post("/data/schedules/pausing/run").then().statusCode(303);
        runner.runDue();
        browser.get("/data/schedules/pausing")
                .then()
                .body(containsString("The file is the one that was imported last."));

        browser.post("/data/schedules/pausing/pause").then().statusCode(303);
        files.file("/pausing.csv", "\"2\"", "more rows");
        clock.forward(Duration.ofDays(1));
        runner.runDue();
        assertThat(started.imports).hasSize(1);
        get("pausing").body("paused", equalTo(true));
        browser.post("/data/schedules/pausing/run").then().statusCode(409);
        browser.get("/data/schedules/pausing").then().body(containsString("<dt>Next run</dt><dd>Paused</dd>"));

        browser.post("/data/schedules/pausing/resume").then().statusCode(303);
        runner.runDue();
        assertThat(started.imports).hasSize(2);
        withKey()
                .get("/api/v1/audit?act=import.scheduled&limit=1")
                .then()
                .body("items[0].subject", equalTo("scheduled import pausing"))
                .body("items[0].before", containsString("paused: yes"));
    }

    @Test
    void aPausedScheduleIsNotToldToFail() {
        put("paused", files.uri("/nowhere.csv"), "PT1H").statusCode(200);
        runner.runDue();
        var told = new FailingSchedules(store, started, zone);
        assertThat(told.notices()).hasSize(1);
        signedIn().post("/data/schedules/paused/pause").then().statusCode(303);
        assertThat(told.notices()).isEmpty();
    }

    @Test
    void oneNodeRunsASchedule() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        files.on("/slow.csv", exchange -> {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, -1);
        });
        put("slow", files.uri("/slow.csv"), "PT1H").statusCode(200);
        var run = CompletableFuture.runAsync(runner::runDue);
        asked.await();
        otherNode.runDue();
        assertThat(files.requests()).filteredOn("/slow.csv"::equals).hasSize(1);
        answer.countDown();
        run.join();
        otherNode.runDue();
        assertThat(started.imports).hasSize(1);
    }

    @Test
    void anotherNodeGoesOnWhenTheLeaseEnds() {
        files.file("/left.csv", "\"1\"", "rows");
        put("left", files.uri("/left.csv"), "PT1H").statusCode(200);
        var left = store.lease("left", clock.instant(), LEASE).orElseThrow();
        runner.runDue();
        assertThat(started.imports).isEmpty();
        clock.forward(LEASE);
        runner.runDue();
        assertThat(started.imports).hasSize(1);
        var late = new ScheduleRun(clock.instant(), clock.instant(), ScheduleRun.RunOutcome.FAILED, null, "too late");
        assertThat(store.end(left, left.schedule(), late)).isFalse();
        get("left").body("runs.outcome", contains("imported"));
    }

    @Test
    void theLastTwentyRunsAreKept() {
        put("often", files.uri("/often.csv"), "PT5M").statusCode(200);
        for (var i = 0; i < ScheduleStore.MAX_RUNS + 3; i++) {
            runner.runDue();
            clock.forward(Duration.ofMinutes(5));
        }
        get("often").body("failures", equalTo(23)).body("runs.size()", equalTo(ScheduleStore.MAX_RUNS));
    }
}
