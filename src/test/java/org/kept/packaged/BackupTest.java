package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A backup made during ingestion; the service is killed, and the backup restored elsewhere. The numbers are those of
 * the backup.
 */
@Execution(ExecutionMode.CONCURRENT)
class BackupTest {

    private static final int QUIET = 3_000;

    /**
     * Small, so that the backup runs beside many transactions with few events: all of them are sent three times more.
     */
    private static final int CHUNK = 20;

    private static final int MIN_CHUNKS = 5;

    private static final String PUBLICATION = "/api/v1/scorecards/last/publication";

    @TempDir
    Path folder;

    @BeforeAll
    static void packaged() {
        assumeTrue(Packaged.isThere(), "there is no packaged service to back up; mvn verify makes one");
    }

    /** Pushes events, a chunk at a time, until told to stop. */
    private static final class Pushing {

        private final Packaged service;
        private final List<SyntheticEvents.Row> rows = SyntheticEvents.generate(200_000, 1_000);
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicBoolean enough = new AtomicBoolean();
        private final CountDownLatch underWay = new CountDownLatch(MIN_CHUNKS);
        private final CompletableFuture<Void> work;

        Pushing(Packaged service) {
            this.service = service;
            this.work = CompletableFuture.runAsync(this::push);
        }

        private void push() {
            for (var from = 0; !enough.get() && from + CHUNK <= rows.size(); from += CHUNK) {
                begun.addAndGet(CHUNK);
                var chunk = SyntheticEvents.ndjson(rows.subList(from, from + CHUNK));
                assertThat(service.post("/api/v1/events", "application/x-ndjson", chunk)
                                .statusCode())
                        .isEqualTo(200);
                answered.addAndGet(CHUNK);
                underWay.countDown();
            }
        }

        void end() {
            enough.set(true);
            work.join();
        }
    }

    @Test
    void aBackupDuringIngestionIsRestoredElsewhere() throws Exception {
        var archive = folder.resolve("backup.zip");
        var quiet = SyntheticEvents.generate(QUIET, 1);
        int answeredBefore;
        int begunAfter;
        List<SyntheticEvents.Row> pushed;
        String published;
        try (var service = Packaged.start(folder.resolve("one"), Map.of())) {
            load(service, quiet);
            published = publish(service);
            var pushing = new Pushing(service);
            pushing.underWay.await();
            answeredBefore = pushing.answered.get();
            var backup = Packaged.run(folder.resolve("one"), clientSettings(service), "backup", archive.toString());
            begunAfter = pushing.begun.get();
            pushing.end();
            pushed = pushing.rows;
            assertThat(backup.status()).as(backup.said()).isZero();
            assertThat(begunAfter).as("events came in meanwhile").isGreaterThan(answeredBefore);
            service.kill();
        }
        assertThat(Packaged.run(folder.resolve("two"), Map.of(), "restore", archive.toString()))
                .satisfies(restored ->
                        assertThat(restored.status()).as(restored.said()).isZero());
        try (var service = Packaged.start(folder.resolve("two"), Map.of())) {
            assertTrailIsIntactAndHasTheBackup(service);
            assertNumbersMatchTheEvents(service);
            assertThat(service.get(PUBLICATION).body()).isEqualTo(published).contains("\"intact\":true");
            var storedCount = countStored(service, pushed.subList(0, begunAfter));
            assertThat(storedCount).isBetween(answeredBefore, begunAfter);
            assertThat(storedCount % CHUNK).as("a piece is there or is not").isZero();
            assertThat(countStored(service, pushed.subList(0, storedCount)))
                    .as("the first ones")
                    .isEqualTo(storedCount);
            assertSameAsOnlyThose(quiet, pushed.subList(0, storedCount), service);
        }
    }

    /** Publishes the last complete week; returns what was published. */
    private static String publish(Packaged service) {
        assertThat(service.post(PUBLICATION, "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
        return service.get(PUBLICATION).body();
    }

    /** A service that received only those events has the same numbers. */
    private void assertSameAsOnlyThose(
            List<SyntheticEvents.Row> quiet, List<SyntheticEvents.Row> pushed, Packaged restored) {
        try (var service = Packaged.start(folder.resolve("three"), Map.of())) {
            load(service, quiet);
            assertThat(service.post("/api/v1/events", "application/x-ndjson", SyntheticEvents.ndjson(pushed))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(numbers(restored, quiet)).isEqualTo(numbers(service, quiet));
            assertThat(numbers(restored, pushed)).isEqualTo(numbers(service, pushed));
        }
    }

    private static void load(Packaged service, List<SyntheticEvents.Row> rows) {
        assertThat(service.put("/api/v1/mission", RequestSeeds.MISSION).statusCode())
                .isEqualTo(200);
        assertThat(service.post("/api/v1/events", "application/x-ndjson", SyntheticEvents.ndjson(rows))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDatabaseWhoseServiceWasKilledIsBackedUpFromItsFile() throws IOException {
        var archive = folder.resolve("backup.zip");
        var rows = SyntheticEvents.generate(QUIET, 1);
        Map<String, String> numbers;
        try (var service = Packaged.start(folder.resolve("one"), Map.of())) {
            load(service, rows);
            numbers = numbers(service, rows);
            assertThat(Packaged.run(folder.resolve("one"), address(service), "backup", archive.toString()))
                    .satisfies(keyless -> assertThat(keyless.said()).contains("Set KEPT_KEY"))
                    .extracting(Packaged.Ran::status)
                    .isEqualTo(1);
            assertThat(Files.exists(archive)).isFalse();
            service.kill();
        }
        assertThat(Packaged.run(folder.resolve("one"), Map.of(), "backup", archive.toString())
                        .status())
                .isZero();
        assertThat(Packaged.run(folder.resolve("one"), Map.of(), "restore", archive.toString())
                        .said())
                .contains("never replaces one");
        assertThat(Packaged.run(folder.resolve("two"), Map.of(), "restore", archive.toString())
                        .status())
                .isZero();
        try (var service = Packaged.start(folder.resolve("two"), Map.of())) {
            assertThat(numbers(service, rows)).isEqualTo(numbers);
            assertNumbersMatchTheEvents(service);
        }
    }

    @Test
    void anUnknownCommandPrintsTheUsage() {
        var ran = Packaged.run(folder, Map.of(), "bakcup", "x");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.said()).contains("unknown command", "kept backup FILE");
    }

    private static Map<String, String> address(Packaged service) {
        return Map.of("KEPT_URL", service.uri("").toString());
    }

    private static Map<String, String> clientSettings(Packaged service) {
        return Map.of("QUARKUS_HTTP_PORT", Integer.toString(service.uri("").getPort()), "KEPT_KEY", Packaged.KEY);
    }

    /** The answers about the weeks of these events. */
    private static Map<String, String> numbers(Packaged service, List<SyntheticEvents.Row> rows) {
        var from = week(rows.get(0).time());
        var to = week(rows.get(rows.size() - 1).time());
        var numbers = new TreeMap<String, String>();
        for (var path : List.of(
                "/api/v1/scorecards/" + to,
                "/api/v1/kpis/sla/series?grain=week&from=" + from + "&to=" + to,
                "/api/v1/kpis/csat/series?grain=week&from=" + from + "&to=" + to,
                "/api/v1/kpis/return-rate/series?grain=week&team=north&from=" + from + "&to=" + to)) {
            var answer = service.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            numbers.put(path, answer.body());
        }
        return numbers;
    }

    private static String week(Instant time) {
        var day = time.atZone(ZoneOffset.UTC);
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static int countStored(Packaged service, List<SyntheticEvents.Row> rows) {
        var answer = service.post("/api/v1/events?dryrun=true", "application/x-ndjson", SyntheticEvents.ndjson(rows));
        return Packaged.json(answer).path("replayed").asInt();
    }

    private static void assertTrailIsIntactAndHasTheBackup(Packaged service) {
        var check = Packaged.json(service.get("/api/v1/audit/check"));
        assertThat(check.path("intact").asBoolean()).as(check.toString()).isTrue();
        var backups = Packaged.json(service.get("/api/v1/audit?act=backup.made"));
        assertThat(backups.path("items").size()).as(backups.toString()).isEqualTo(1);
    }

    private static void assertNumbersMatchTheEvents(Packaged service) {
        var check = Packaged.json(service.post("/api/v1/rollup/rebuild?check=true", "application/json", new byte[0]));
        assertThat(check.path("differences").asInt(-1)).as(check.toString()).isZero();
    }
}
