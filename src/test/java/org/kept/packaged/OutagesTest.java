package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Takes away the database, a table, the disk and the process: senders are told to retry within a second, readiness
 * reports the truth, and events answered as accepted are stored.
 */
@Isolated("what an outage does is seen while nothing else loads the machine")
class OutagesTest {

    private static final int MAX_LOG = 1_000_000;
    private static final int CONNECTIONS = 32;
    private static final int DISK_KIBIBYTES = 24 * 1024;

    @TempDir
    Path folder;

    private final Random random = new Random();

    @BeforeAll
    static void packaged() {
        assumeTrue(Packaged.isThere(), "there is no packaged service; mvn verify makes one");
    }

    @Test
    void aDatabaseStoppedHardAndBroughtBack() throws Exception {
        var data = folder.resolve("postgres");
        var postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on")
                .start();
        try (var service = Packaged.start(folder, settings(postgres))) {
            var rows = SyntheticEvents.generate(3_000, random.nextLong());
            // The first request loads classes.
            assertThat(send(service, rows.subList(0, 100)).statusCode()).isEqualTo(200);
            var sending = new Sending(service, rows, 500, Probes.SECOND);
            sending.awaitAccepted();
            var others = Probes.during(service, () -> {
                killHard(data);
                sending.join();
                service.awaitReadiness(503);
            });
            assertThat(others.get("/q/health/live")).containsExactly(200);
            assertThat(others.get("/api/v1/events")).isSubsetOf(200, 503).contains(503);
            var away = Probes.during(service, () -> {
                for (var row : rows.subList(0, 500)) {
                    assertBusy(send(service, List.of(row)));
                }
            });
            assertThat(away.get("/q/health/live")).containsExactly(200);
            assertThat(away.get("/api/v1/events")).containsExactly(503);
            assertThat(sending.statuses.keySet()).isSubsetOf(200, 503).contains(503);
            postgres.close(); // Only its lock on the folder remains.
            try (var again = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(postgres.getPort())
                    .start()) {
                service.awaitReadiness(200);
                assertThat(again.getPort()).isEqualTo(postgres.getPort());
                assertAllStored(service, sending.accepted());
                assertThat(send(service, rows).statusCode()).isEqualTo(200);
                assertNoDifference(service);
            }
        }
        assertThat(Files.size(folder.resolve("service.log"))).isLessThan(MAX_LOG);
    }

    @Test
    void aLockedTable() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            var settings = new HashMap<>(settings(postgres));
            settings.put("QUARKUS_DATASOURCE_JDBC_NEW_CONNECTION_SQL", "set lock_timeout = 500");
            try (var service = Packaged.start(folder, settings);
                    var locker =
                            DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "")) {
                var rows = SyntheticEvents.generate(100, random.nextLong());
                locker.setAutoCommit(false);
                try (var lock = locker.createStatement()) {
                    lock.execute("lock table event in access exclusive mode");
                }
                assertBusy(send(service, rows));
                service.awaitReadiness(503);
                locker.rollback();
                service.awaitReadiness(200);
                assertThat(send(service, rows).statusCode()).isEqualTo(200);
            }
        }
    }

    /** A limit on the size of files affects H2 like a full disk. */
    @Test
    void aFullDisk() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "there is no prlimit to give the disk back");
        try (var service = Packaged.startWithFilesUpTo(DISK_KIBIBYTES, folder, Map.of())) {
            var accepted = new ConcurrentHashMap<String, SyntheticEvents.Row>();
            assertThat(send(service, SyntheticEvents.generate(1_000, random.nextLong()))
                            .statusCode())
                    .isEqualTo(200);
            var others = Probes.during(service, () -> {
                HttpResponse<String> answer;
                do {
                    var rows = SyntheticEvents.generate(1_000, random.nextLong());
                    answer = send(service, rows);
                    if (answer.statusCode() == 200) {
                        rows.forEach(row -> accepted.put(row.id(), row));
                    }
                } while (answer.statusCode() == 200);
                assertBusy(answer);
                service.awaitReadiness(503);
            });
            assertThat(others.get("/q/health/live")).containsExactly(200);
            assertThat(others.get("/api/v1/events")).isSubsetOf(200, 503);
            run("prlimit", "--pid", Long.toString(service.pid()), "--fsize=unlimited");
            service.awaitReadiness(200);
            assertAllStored(service, accepted);
            assertThat(send(service, List.copyOf(accepted.values())).statusCode())
                    .isEqualTo(200);
            assertNoDifference(service);
        }
        assertThat(Files.size(folder.resolve("service.log"))).isLessThan(MAX_LOG);
    }

    @Test
    void aStopAnswersWhatItStored() throws Exception {
        var rows = SyntheticEvents.generate(20_000, random.nextLong());
        Sending sending;
        try (var service = Packaged.start(folder, Map.of())) {
            sending = new Sending(service, rows, 500, Duration.ZERO);
            sending.awaitAccepted();
            var others = Probes.during(service, () -> {
                service.stop();
                sending.join();
            });
            assertThat(others.get("/api/v1/events")).isSubsetOf(200, 503, 0);
        }
        assertThat(sending.accepted()).hasSizeLessThan(rows.size());
        try (var service = Packaged.start(folder, Map.of())) {
            assertAllStored(service, sending.accepted());
            var stored = Packaged.json(
                    service.post("/api/v1/events?dryrun=true", "application/x-ndjson", SyntheticEvents.ndjson(rows)));
            assertThat(stored.path("replayed").asInt())
                    .as("answers: %s", sending.statuses)
                    .isEqualTo(sending.accepted().size());
        }
    }

    /** Single events of many clients, sent in the background. */
    private static final class Sending {

        private final Map<Integer, Long> statuses = new ConcurrentHashMap<>();
        private final Map<String, SyntheticEvents.Row> accepted = new ConcurrentHashMap<>();
        private final CountDownLatch enough;
        private final CompletableFuture<Void> done;

        Sending(Packaged service, List<SyntheticEvents.Row> rows, int enough, Duration timeout) {
            this.enough = new CountDownLatch(enough);
            this.done = CompletableFuture.runAsync(() -> {
                try (var crowd = new Crowd(CONNECTIONS, timeout)) {
                    crowd.send(service, rows, this::answered);
                }
            });
        }

        private void answered(SyntheticEvents.Row row, int status) {
            statuses.merge(status, 1L, Long::sum);
            if (status == 200) {
                accepted.put(row.id(), row);
                enough.countDown();
            }
        }

        void awaitAccepted() throws InterruptedException {
            enough.await();
        }

        void join() {
            done.join();
        }

        Map<String, SyntheticEvents.Row> accepted() {
            return accepted;
        }
    }

    private static Map<String, String> settings(EmbeddedPostgres postgres) {
        return Packaged.postgresSettings("jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres");
    }

    private static HttpResponse<String> send(Packaged service, List<SyntheticEvents.Row> rows) {
        return service.post("/api/v1/events", "application/x-ndjson", SyntheticEvents.ndjson(rows));
    }

    private static void assertBusy(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static void assertAllStored(Packaged service, Map<String, SyntheticEvents.Row> accepted) {
        var body = SyntheticEvents.ndjson(List.copyOf(accepted.values()));
        var receipt = Packaged.json(service.post("/api/v1/events?dryrun=true", "application/x-ndjson", body));
        assertThat(receipt.path("replayed").asInt()).as(receipt.toString()).isEqualTo(accepted.size());
    }

    private static void assertNoDifference(Packaged service) {
        var check = Packaged.json(service.post("/api/v1/rollup/rebuild?check=true", "application/json", new byte[0]));
        assertThat(check.path("differences").asInt(-1)).as(check.toString()).isZero();
    }

    /** Kills PostgreSQL and all of its processes, like a power failure. */
    private static void killHard(Path data) throws IOException {
        var pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        var postmaster = ProcessHandle.of(pid).orElseThrow();
        Stream.concat(Stream.of(postmaster), postmaster.descendants().toList().stream())
                .forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
