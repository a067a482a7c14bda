package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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

/** Pages are read from a streaming replica, and show what was answered as taken. */
class ReplicaTest {

    @TempDir
    Path folder;

    private @Nullable Packaged service;

    /** With a service that reads from the standby of a primary. */
    @FunctionalInterface
    private interface Tried {
        void on(Packaged service, EmbeddedPostgres primary, EmbeddedPostgres standby) throws Exception;
    }

    @Test
    void whatWasTakenIsOnThePagesThatAReplicaServesAndTheyOutliveIt() throws Exception {
        withReplica((service, primary, standby) -> {
            for (var calls = 1; calls <= 20; calls++) {
                take(service, calls);
                assertThat(counted(service)).isEqualTo(calls);
            }
            assertThat(readers(standby)).isPositive();
            calm(primary);
            standby.close();
            assertThat(counted(service)).isEqualTo(20);
        });
    }

    @Test
    void whatAReplicaFailsToAnswerInTheMiddleIsAskedOfThePrimary() throws Exception {
        withReplica((service, primary, standby) -> {
            take(service, 1);
            assertThat(counted(service)).isEqualTo(1);
            assertThat(log()).doesNotContain("The replica failed");
            breakOff(standby);
            assertThat(counted(service)).isEqualTo(1);
            assertThat(log()).contains("The replica failed");
            calm(primary);
        });
    }

    private void withReplica(Tried tried) throws Exception {
        assumeThat(Packaged.isThere()).isTrue();
        var data = folder.resolve("primary");
        try (var primary = Standby.primary(data)) {
            var url = primary.getJdbcUrl("postgres", "postgres");
            // The tables are there before the replica is: migrations ask the primary alone.
            Packaged.start(folder.resolve("first"), Packaged.on(url)).kill();
            try (var standby = Standby.of(primary, data, folder.resolve("standby"))) {
                var settings = new HashMap<>(Packaged.on(url));
                settings.put("KEPT_DB_READ_URL", standby.getJdbcUrl("postgres", "postgres"));
                service = Packaged.start(folder.resolve("service"), settings);
                tried.on(service, primary, standby);
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

    private static void take(Packaged service, int number) {
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

    /** From now on every query of a page fails there, as one does that recovery cancels. */
    private static void breakOff(EmbeddedPostgres standby) throws SQLException {
        try (var connection = DriverManager.getConnection(standby.getJdbcUrl("postgres", "postgres"), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("alter system set search_path = 'nowhere'");
            statement.execute("select pg_reload_conf()");
            var heard = false;
            while (!heard) {
                try (var rows = statement.executeQuery("show search_path")) {
                    rows.next();
                    heard = rows.getString(1).equals("nowhere");
                }
            }
        }
    }

    /** Commits wait for a replica for ever; the operator who gives it up says so. */
    private static void calm(EmbeddedPostgres primary) throws SQLException {
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
