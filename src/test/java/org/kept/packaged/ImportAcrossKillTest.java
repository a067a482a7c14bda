package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kills the service in the middle of a large import: the restarted service continues by itself, and each row is stored
 * and counted once.
 *
 * <p>The cases run one after the other, and beside other classes, because most of the time they wait.
 */
@Execution(ExecutionMode.CONCURRENT)
class ImportAcrossKillTest {

    private static final String IMPORTS = "/api/v1/imports";

    /** Every fifth order has a second row. */
    private static final int ORDERS = 20_000;

    private static final int ROWS = ORDERS + ORDERS / 5;

    /** How many events an import stores in a transaction. */
    private static final long BATCH = 500;

    /** The lease of the killed process has to end before the import continues; this is a third of the default. */
    private static final Map<String, String> LEASE = Map.of("KEPT_IMPORTS_LEASE", "20S");

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private final Random random = new Random();

    @BeforeAll
    static void packaged() {
        assumeTrue(Packaged.isThere(), "there is no packaged service to kill; mvn verify makes one");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void goesOnOnH2() {
        killAndGoOn(LEASE);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void goesOnOnPostgresql() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            var settings = new HashMap<>(LEASE);
            settings.putAll(
                    Packaged.postgresSettings("jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres"));
            killAndGoOn(settings);
        }
    }

    private void killAndGoOn(Map<String, String> settings) {
        var seed = random.nextLong();
        var export = SyntheticExport.generate(ORDERS, seed);
        var service = Packaged.start(folder, settings);
        String id;
        long seen;
        try {
            id = start(service, export);
            var least = 1 + random.nextInt(ORDERS / 2);
            seen = received(await(service, id, view -> received(view) >= least));
        } finally {
            service.kill();
        }
        try (var again = Packaged.start(folder, settings)) {
            var found = view(again, id);
            // H2 shows a transaction to others before it is written to disk, so the last one seen may be lost.
            assertThat(received(found))
                    .as("stored before the kill, seed " + seed)
                    .isBetween(Math.max(1, seen - BATCH), ORDERS - 1L);
            assertDone(await(again, id, view -> isEnded(view.path("state").asText())), seed);
            assertStoredOnce(again, export, seed);
        }
    }

    private static String start(Packaged service, String export) {
        var answer =
                service.post(IMPORTS + "?mapping=shopify-orders", "text/csv", export.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Packaged.json(answer).path("id").asText();
    }

    private static void assertDone(JsonNode view, long seed) {
        var name = "seed " + seed + ": " + view;
        assertThat(view.path("state").asText()).as(name).isEqualTo("done");
        assertThat(view.path("read").asInt()).as(name).isEqualTo(ROWS);
        assertThat(view.path("of").asInt()).as(name).isEqualTo(ROWS);
        assertThat(view.path("received").asInt()).as(name).isEqualTo(ORDERS);
        assertThat(view.path("accepted").asInt()).as(name).isEqualTo(ORDERS);
        assertThat(view.path("rejected").asInt()).as(name).isZero();
    }

    private static void assertStoredOnce(Packaged service, String export, long seed) {
        var events = SyntheticExport.events(export);
        var receipt = Packaged.json(service.post("/api/v1/events?dryrun=true", "application/x-ndjson", events));
        assertThat(receipt.path("replayed").asInt()).as("seed " + seed).isEqualTo(ORDERS);
        var orders = 0L;
        for (var week :
                Packaged.json(service.get("/api/v1/kpis/return-rate/series")).path("points")) {
            orders += week.path("denominator").asLong();
        }
        assertThat(orders).as("orders counted, seed " + seed).isEqualTo(ORDERS);
        var check = Packaged.json(service.post("/api/v1/rollup/rebuild?check=true", "application/json", new byte[0]));
        assertThat(check.path("differences").asInt(-1)).as(check.toString()).isZero();
    }

    private static JsonNode view(Packaged service, String id) {
        return Packaged.json(service.get(IMPORTS + "/" + id));
    }

    private static long received(JsonNode view) {
        return view.path("received").asLong();
    }

    private static boolean isEnded(String state) {
        return state.equals("done") || state.equals("failed") || state.equals("cancelled");
    }

    /** Reads an import until it is in the wanted state. */
    private static JsonNode await(Packaged service, String id, Predicate<JsonNode> wanted) {
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        var view = view(service, id);
        while (!wanted.test(view)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Still not as wanted: " + view);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            view = view(service, id);
        }
        return view;
    }
}
