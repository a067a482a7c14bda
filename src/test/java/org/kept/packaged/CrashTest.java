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
 * The service is killed in the middle of its work, twenty times: what it had answered is there, once, and counted. Two
 * kinds of work go on beside each other, each with a service and a database of its own.
 */
class CrashTest {

    private static final int KILLS = 5;
    private static final int PIECE = 400;
    private static final int EVENTS_A_LIFE = 8_000;

    @TempDir
    Path folder;

    private final Random chance = new Random();

    /** Sends the rows of one life of the service, and says which were answered as taken, as the answers come. */
    @FunctionalInterface
    private interface Client {
        void send(Packaged service, List<SyntheticEvents.Row> rows, Answered answered);
    }

    /** Gathers what was answered, and gives the word to kill. */
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
    @Execution(ExecutionMode.CONCURRENT)
    void streamsOnH2() {
        killAgainAndAgain(Map.of(), CrashTest::stream);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void singleEventsOnH2() {
        killAgainAndAgain(Map.of(), CrashTest::singly);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void streamsOnPostgresql() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            killAgainAndAgain(on(postgres), CrashTest::stream);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void singleEventsOnPostgresql() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            killAgainAndAgain(on(postgres), CrashTest::singly);
        }
    }

    private static Map<String, String> on(EmbeddedPostgres postgres) {
        return Packaged.on("jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
    }

    private static void stream(Packaged service, List<SyntheticEvents.Row> rows, Answered answered) {
        for (var from = 0; from < rows.size(); from += PIECE) {
            var piece = rows.subList(from, from + PIECE);
            try {
                var answer = service.post("/api/v1/events", "application/x-ndjson", SyntheticEvents.ndjson(piece));
                if (answer.statusCode() == 200) {
                    piece.forEach(answered::took);
                }
            } catch (UncheckedIOException e) {
                return;
            }
        }
    }

    private static void singly(Packaged service, List<SyntheticEvents.Row> rows, Answered answered) {
        try (var crowd = new Crowd(32)) {
            crowd.send(service, rows, (row, status) -> {
                if (status == 200) {
                    answered.took(row);
                }
            });
        }
    }

    private void killAgainAndAgain(Map<String, String> settings, Client client) {
        var seed = chance.nextLong();
        var all = new ConcurrentHashMap<String, SyntheticEvents.Row>();
        var taken = new ConcurrentHashMap<String, SyntheticEvents.Row>();
        for (var life = 0; life < KILLS; life++) {
            var rows = SyntheticEvents.some(EVENTS_A_LIFE, seed + life);
            rows.forEach(row -> all.put(row.id(), row));
            var service = Packaged.start(folder, settings);
            thatIsAllThere(service, taken);
            var answered = new Answered(taken, 1 + chance.nextInt(EVENTS_A_LIFE / 4));
            var killer = CompletableFuture.runAsync(() -> {
                await(answered.enough);
                spin(chance.nextInt(20_000_000));
                service.kill();
            });
            client.send(service, rows, answered);
            killer.join();
        }
        try (var service = Packaged.start(folder, settings)) {
            thatIsAllThere(service, taken);
            everythingAgainIsThereOnce(service, all);
        }
    }

    private static void thatIsAllThere(Packaged service, Map<String, SyntheticEvents.Row> taken) {
        var body = SyntheticEvents.ndjson(List.copyOf(taken.values()));
        var told = Packaged.json(service.post("/api/v1/events?dryrun=true", "application/x-ndjson", body));
        assertThat(told.path("replayed").asInt())
                .as("answered as taken, and there")
                .isEqualTo(taken.size());
    }

    private static void everythingAgainIsThereOnce(Packaged service, Map<String, SyntheticEvents.Row> all) {
        var body = SyntheticEvents.ndjson(List.copyOf(all.values()));
        assertThat(service.post("/api/v1/events", "application/x-ndjson", body).statusCode())
                .isEqualTo(200);
        var told = Packaged.json(service.post("/api/v1/events", "application/x-ndjson", body));
        assertThat(told.path("replayed").asInt()).isEqualTo(all.size());
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

    /** A little later, so that the kill falls anywhere in the work on the next ones. */
    private static void spin(int nanos) {
        var until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
