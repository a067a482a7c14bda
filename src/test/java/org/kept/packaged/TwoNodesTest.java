package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL, started at once and sent the same events; one is killed, and its clients go on at the other. */
class TwoNodesTest {

    private static final int STREAMERS = 4;
    private static final int SINGLES = 4;
    private static final int STREAMED = 2_500;
    private static final int SINGLY = 250;

    @TempDir
    Path folder;

    @BeforeAll
    static void packaged() {
        assumeTrue(Packaged.isThere(), "there is no packaged service to kill; mvn verify makes one");
    }

    @Test
    void nothingIsLostNothingIsDoubledAndNobodyHearsOfADeadlock() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            var settings = Packaged.on("jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
            var starting = CompletableFuture.supplyAsync(() -> Packaged.start(folder.resolve("one"), settings));
            var killed = Packaged.start(folder.resolve("two"), settings);
            try (var stays = starting.join()) {
                var seed = new Random().nextLong();
                var ingestAnswers = new IngestAnswers();
                var last = load(stays, killed, seed, ingestAnswers);
                assertThat(ingestAnswers.wrong()).as("seed " + seed).isEmpty();
                assertThat(ingestAnswers.taken()).as("seed " + seed).isNotEmpty();
                everyEventIsThereOnce(postgres, stays, last, ingestAnswers, seed);
            } finally {
                killed.kill();
            }
        }
    }

    /** Eight clients, half of them on the node that dies once half of all is taken; answers what each event says at last. */
    private static Map<String, SyntheticEvents.Row> load(
            Packaged stays, Packaged dies, long seed, IngestAnswers ingestAnswers) throws Exception {
        var all = new ArrayList<List<SyntheticEvents.Row>>();
        for (var i = 0; i < STREAMERS + SINGLES; i++) {
            all.add(SyntheticEvents.some(i < STREAMERS ? STREAMED : SINGLY, seed + i));
        }
        var last = new HashMap<String, SyntheticEvents.Row>();
        all.forEach(rows -> rows.forEach(row -> last.put(row.id(), row)));
        ingestAnswers.when(last.size() / 2, dies::kill);
        var pool = Executors.newFixedThreadPool(all.size());
        try {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < all.size(); i++) {
                var first = i % 2 == 0 ? stays : dies;
                var client = new NodeClient(List.of(first, first == dies ? stays : dies), ingestAnswers);
                // A tenth of what the neighbour sends, whose node is the other one.
                var rows = with(all.get(i), tenth(all.get((i + 1) % all.size())), new Random(seed + i));
                var own = i < STREAMERS ? corrected(all.get(i)) : List.<SyntheticEvents.Row>of();
                own.forEach(row -> last.put(row.id(), row));
                var streams = i < STREAMERS;
                running.add(pool.submit(() -> send(client, streams, rows, own)));
            }
            for (var each : running) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        return last;
    }

    private static void send(
            NodeClient client, boolean streams, List<SyntheticEvents.Row> rows, List<SyntheticEvents.Row> corrections) {
        if (streams) {
            client.stream(rows, "");
            client.stream(corrections, "?onconflict=correct");
        } else {
            client.singly(rows);
        }
    }

    /** Those that a neighbour sends too. */
    private static List<SyntheticEvents.Row> tenth(List<SyntheticEvents.Row> rows) {
        return rows.subList(0, rows.size() / 10);
    }

    private static List<SyntheticEvents.Row> with(
            List<SyntheticEvents.Row> rows, List<SyntheticEvents.Row> more, Random chance) {
        var both = new ArrayList<>(rows);
        both.addAll(more);
        Collections.shuffle(both, chance);
        return both;
    }

    /** Some of those that nobody else sends, saying something else. */
    private static List<SyntheticEvents.Row> corrected(List<SyntheticEvents.Row> rows) {
        var own = rows.subList(rows.size() / 2, rows.size() / 2 + rows.size() / 10);
        var corrected = SyntheticEvents.corrected(own);
        corrected.removeAll(own);
        return corrected;
    }

    private static void everyEventIsThereOnce(
            EmbeddedPostgres postgres,
            Packaged service,
            Map<String, SyntheticEvents.Row> last,
            IngestAnswers ingestAnswers,
            long seed)
            throws Exception {
        var body = SyntheticEvents.ndjson(List.copyOf(last.values()));
        var told = Packaged.json(service.post("/api/v1/events?dryrun=true", "application/x-ndjson", body));
        assertThat(told.path("replayed").asInt()).as(told + ", seed " + seed).isEqualTo(last.size());
        assertThat(last.keySet()).containsAll(ingestAnswers.taken());
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*), sum(revision) - count(*) from event")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(last.size());
            assertThat(rows.getInt(2)).as("corrections, each once").isEqualTo(STREAMERS * STREAMED / 100);
        }
        var check = Packaged.json(service.post("/api/v1/rollup/rebuild?check=true", "application/json", new byte[0]));
        assertThat(check.path("differences").asInt(-1))
                .as(check + ", seed " + seed)
                .isZero();
    }
}
