package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Pages read from a streaming replica show everything reported as accepted. */
@Execution(ExecutionMode.CONCURRENT)
class ReplicaTest {

    @TempDir
    Path folder;

    private @Nullable Packaged service;

    /** A test with a service that reads from the standby of a primary. */
    @FunctionalInterface
    private interface Tried {
        void on(Packaged service, EmbeddedPostgres primary, EmbeddedPostgres standby) throws Exception;
    }

    @Test
    void pagesOfAReplicaAreCurrentAndOutliveIt() throws Exception {
        withReplica((service, primary, standby) -> {
            for (var calls = 1; calls <= 20; calls++) {
                push(service, calls);
                assertThat(counted(service)).isEqualTo(calls);
            }
            assertThat(readers(standby)).isPositive();
            dropReplica(primary);
            standby.close();
            assertThat(counted(service)).isEqualTo(20);
        });
    }

    @Test
    void aFailedReplicaReadIsRepeatedOnThePrimary() throws Exception {
        withReplica((service, primary, standby) -> {
            push(service, 1);
            assertThat(counted(service)).isEqualTo(1);
            assertThat(log()).doesNotContain("Read replica failed");
            breakReplica(standby);
            assertThat(counted(service)).isEqualTo(1);
            assertThat(log()).contains("Read replica failed");
            dropReplica(primary);
        });
    }

    private void withReplica(Tried test) throws Exception {
        assumeTrue(Packaged.isThere());
        var data = folder.resolve("primary");
        try (var primary = Standby.primary(data)) {
            var url = primary.getJdbcUrl("postgres", "postgres");
            // Migrated before the replica exists: migrations run on the primary alone.
            Packaged.start(folder.resolve("first"), Packaged.postgresSettings(url))
                    .kill();
            try (var standby = Standby.of(primary, data, folder.resolve("standby"))) {
                var settings = new HashMap<>(Packaged.postgresSettings(url));
                settings.put("KEPT_DB_READ_URL", standby.getJdbcUrl("postgres", "postgres"));
                service = Packaged.start(folder.resolve("service"), settings);
                test.on(service, primary, standby);
            }
        }
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("service").resolve("service.log"));
    }

    @AfterEach
    void end() {
        if (service != null) {
            service.kill();
        }
    }

    private static void push(Packaged service, int number) {
        var event = "{\"id\":\"call-" + number + "\",\"source\":\"phone\",\"type\":\"contact\","
                + "\"time\":\"2026-03-04T10:00:00Z\",\"data\":{\"outcome\":\"answered\",\"waitSeconds\":5}}";
        var answer = service.post("/api/v1/events", "application/json", event.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static int counted(Packaged service) {
        var answer = service.get("/api/v1/kpis/sla/series?grain=week&from=2026-W10&to=2026-W10");
        return Packaged.json(answer).at("/points/0/denominator").asInt();
    }

    private static int readers(EmbeddedPostgres standby) throws SQLException {
        return number(
                standby,
                "select count(*) from pg_stat_activity where application_name = 'kept-pages' and pg_is_in_recovery()");
    }

    /** Makes every page query on the replica fail, like a query that recovery cancels. */
    private static void breakReplica(EmbeddedPostgres standby) throws SQLException {
        try (var connection = DriverManager.getConnection(standby.getJdbcUrl("postgres", "postgres"), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("alter system set search_path = 'nowhere'");
            statement.execute("select pg_reload_conf()");
            var applied = false;
            while (!applied) {
                try (var rows = statement.executeQuery("show search_path")) {
                    rows.next();
                    applied = rows.getString(1).equals("nowhere");
                }
            }
        }
    }

    /** Stops commits from waiting for the replica, as an operator does who gives it up. */
    private static void dropReplica(EmbeddedPostgres primary) throws SQLException {
        try (var connection = DriverManager.getConnection(primary.getJdbcUrl("postgres", "postgres"), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("alter system reset synchronous_standby_names");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static int number(EmbeddedPostgres database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.getJdbcUrl("postgres", "postgres"), "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
