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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two nodes on one PostgreSQL, started at once and sent the same events; one is killed, and its clients fail over. */
@Execution(ExecutionMode.CONCURRENT)
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
    void nothingIsLostOrDoubledAndNoClientSeesADeadlock() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            var settings = Packaged.postgresSettings("jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
            var starting = CompletableFuture.supplyAsync(() -> Packaged.start(folder.resolve("one"), settings));
            var killed = Packaged.start(folder.resolve("two"), settings);
            try (var stays = starting.join()) {
                var seed = new Random().nextLong();
                var ingestAnswers = new IngestAnswers();
                var last = load(stays, killed, seed, ingestAnswers);
                assertThat(ingestAnswers.wrong()).as("seed " + seed).isEmpty();
                assertThat(ingestAnswers.acceptedIds()).as("seed " + seed).isNotEmpty();
                assertStoredOnce(postgres, stays, last, ingestAnswers, seed);
            } finally {
                killed.kill();
            }
        }
    }

    /**
     * Runs eight clients, half of them on the node that is killed once half of all events are accepted; returns the
     * final state of each event.
     */
    private static Map<String, SyntheticEvents.Row> load(
            Packaged stays, Packaged dies, long seed, IngestAnswers ingestAnswers) throws Exception {
        var all = new ArrayList<List<SyntheticEvents.Row>>();
        for (var i = 0; i < STREAMERS + SINGLES; i++) {
            all.add(SyntheticEvents.generate(i < STREAMERS ? STREAMED : SINGLY, seed + i));
        }
        var last = new HashMap<String, SyntheticEvents.Row>();
        all.forEach(rows -> rows.forEach(row -> last.put(row.id(), row)));
        ingestAnswers.onAccepted(last.size() / 2, dies::kill);
        var pool = Executors.newFixedThreadPool(all.size());
        try {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < all.size(); i++) {
                var first = i % 2 == 0 ? stays : dies;
                var client = new NodeClient(List.of(first, first == dies ? stays : dies), ingestAnswers);
                // Includes a tenth of the rows of the neighbour, which uses the other node.
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

    /** The rows that a neighbour sends too. */
    private static List<SyntheticEvents.Row> tenth(List<SyntheticEvents.Row> rows) {
        return rows.subList(0, rows.size() / 10);
    }

    private static List<SyntheticEvents.Row> with(
            List<SyntheticEvents.Row> rows, List<SyntheticEvents.Row> more, Random random) {
        var both = new ArrayList<>(rows);
        both.addAll(more);
        Collections.shuffle(both, random);
        return both;
    }

    /** Corrections of some rows that no one else sends. */
    private static List<SyntheticEvents.Row> corrected(List<SyntheticEvents.Row> rows) {
        var own = rows.subList(rows.size() / 2, rows.size() / 2 + rows.size() / 10);
        var corrected = SyntheticEvents.corrected(own);
        corrected.removeAll(own);
        return corrected;
    }

    private static void assertStoredOnce(
            EmbeddedPostgres postgres,
            Packaged service,
            Map<String, SyntheticEvents.Row> last,
            IngestAnswers ingestAnswers,
            long seed)
            throws Exception {
        var body = SyntheticEvents.ndjson(List.copyOf(last.values()));
        var receipt = Packaged.json(service.post("/api/v1/events?dryrun=true", "application/x-ndjson", body));
        assertThat(receipt.path("replayed").asInt())
                .as(receipt + ", seed " + seed)
                .isEqualTo(last.size());
        assertThat(last.keySet()).containsAll(ingestAnswers.acceptedIds());
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
