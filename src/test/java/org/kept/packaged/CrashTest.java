package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kills the service during its work, twenty times: every event reported as accepted is stored once, and counted.
 *
 * <p>The cases run in parallel, each with a service and a database of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {

    private static final int KILLS = 5;
    private static final int CHUNK = 400;
    private static final int MAX_BEFORE_KILL = 2_000;

    /** More events than are accepted before the kill, so that it happens during the work. */
    private static final int EVENTS_PER_RUN = 3_200;

    @TempDir
    Path folder;

    private final Random random = new Random();

    /** Sends the rows of one run of the service, and reports those accepted as the answers arrive. */
    @FunctionalInterface
    private interface Client {
        void send(Packaged service, List<SyntheticEvents.Row> rows, Answered answered);
    }

    /** Collects accepted events, and gives the signal to kill. */
    private static final class Answered {

        private final Map<String, SyntheticEvents.Row> taken;
        private final CountDownLatch enough;

        Answered(Map<String, SyntheticEvents.Row> taken, int kill) {
            this.taken = taken;
            this.enough = new CountDownLatch(kill);
        }

        void took(SyntheticEvents.Row row) {
            taken.put(row.id(), row);
            enough.countDown();
        }
    }

    @BeforeAll
    static void packaged() {
        assumeTrue(Packaged.isThere(), "there is no packaged service to kill; mvn verify makes one");
    }

    @Test
    void streamsOnH2() {
        killRepeatedly(Map.of(), CrashTest::sendStream);
    }

    @Test
    void singleEventsOnH2() {
        killRepeatedly(Map.of(), CrashTest::sendSingly);
    }

    @Test
    void streamsOnPostgresql() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            killRepeatedly(settingsFor(postgres), CrashTest::sendStream);
        }
    }

    @Test
    void singleEventsOnPostgresql() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            killRepeatedly(settingsFor(postgres), CrashTest::sendSingly);
        }
    }

    private static Map<String, String> settingsFor(EmbeddedPostgres postgres) {
        return Packaged.postgresSettings("jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
    }

    private static void sendStream(Packaged service, List<SyntheticEvents.Row> rows, Answered answered) {
        for (var from = 0; from < rows.size(); from += CHUNK) {
            var chunk = rows.subList(from, from + CHUNK);
            try {
                var answer = service.post("/api/v1/events", "application/x-ndjson", SyntheticEvents.ndjson(chunk));
                if (answer.statusCode() == 200) {
                    chunk.forEach(answered::took);
                }
            } catch (UncheckedIOException e) {
                return;
            }
        }
    }

    private static void sendSingly(Packaged service, List<SyntheticEvents.Row> rows, Answered answered) {
        try (var crowd = new Crowd(32)) {
            crowd.send(service, rows, (row, status) -> {
                if (status == 200) {
                    answered.took(row);
                }
            });
        }
    }

    private void killRepeatedly(Map<String, String> settings, Client client) {
        var seed = random.nextLong();
        var all = new ConcurrentHashMap<String, SyntheticEvents.Row>();
        var taken = new ConcurrentHashMap<String, SyntheticEvents.Row>();
        for (var run = 0; run < KILLS; run++) {
            var rows = SyntheticEvents.generate(EVENTS_PER_RUN, seed + run);
            rows.forEach(row -> all.put(row.id(), row));
            var service = Packaged.start(folder, settings);
            assertAllStored(service, taken);
            var answered = new Answered(taken, 1 + random.nextInt(MAX_BEFORE_KILL));
            var killer = CompletableFuture.runAsync(() -> {
                await(answered.enough);
                spin(random.nextInt(20_000_000));
                service.kill();
            });
            client.send(service, rows, answered);
            killer.join();
        }
        try (var service = Packaged.start(folder, settings)) {
            assertAllStored(service, taken);
            assertStoredOnce(service, all);
        }
    }

    private static void assertAllStored(Packaged service, Map<String, SyntheticEvents.Row> taken) {
        var body = SyntheticEvents.ndjson(List.copyOf(taken.values()));
        var receipt = Packaged.json(service.post("/api/v1/events?dryrun=true", "application/x-ndjson", body));
        assertThat(receipt.path("replayed").asInt())
                .as("answered as taken, and there")
                .isEqualTo(taken.size());
    }

    private static void assertStoredOnce(Packaged service, Map<String, SyntheticEvents.Row> all) {
        var body = SyntheticEvents.ndjson(List.copyOf(all.values()));
        assertThat(service.post("/api/v1/events", "application/x-ndjson", body).statusCode())
                .isEqualTo(200);
        var receipt = Packaged.json(service.post("/api/v1/events", "application/x-ndjson", body));
        assertThat(receipt.path("replayed").asInt()).isEqualTo(all.size());
        var check = Packaged.json(service.post("/api/v1/rollup/rebuild?check=true", "application/json", new byte[0]));
        assertThat(check.path("differences").asInt(-1)).as(check.toString()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits a little, so that the kill can happen at any point of the work on the next rows. */
    private static void spin(int nanos) {
        var until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
