package org.kept.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.database.H2OrPostgresDriver;

class CommandLineTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"help", "back-up", "backup", "backup a b", "restore", "BACKUP a", "partition"})
    void anUnknownCommandPrintsTheUsage(String typed) {
        assertThat(run(settings("data"), typed.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("kept backup FILE", "kept restore FILE", "starts the service");
    }

    @Test
    void withoutAServiceTheFileIsBackedUpAndRestored() throws Exception {
        try (var database = open("one")) {
            fill(database);
        }
        var archive = folder.resolve("backup.zip").toString();
        assertThat(run(settings("one"), "backup", archive))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(archive))))
                .isEqualTo("rw-------");
        assertThat(run(settings("two"), "restore", archive))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("two"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("two/kept.mv.db"))))
                .isEqualTo("rw-------");
        assertThat(names("two")).containsExactly("kept.mv.db");
        try (var database = open("two");
                var rows = database.createStatement().executeQuery("select count(*) from thing")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(100);
        }
    }

    @Test
    void aRestoreNeverReplacesADatabaseAndABackupNoFile() throws Exception {
        try (var database = open("one")) {
            fill(database);
        }
        var archive = folder.resolve("backup.zip");
        run(settings("one"), "backup", archive.toString());
        assertThat(run(settings("one"), "restore", archive.toString())).isEqualTo(1);
        assertError("already contains a database", "never replaces one");
        assertThat(run(settings("one"), "backup", archive.toString())).isEqualTo(1);
        assertError("already exists");
        assertThat(names("one")).containsExactly("kept.mv.db");
    }

    @Test
    void aBrokenArchiveLeavesNothingBehind() throws Exception {
        var archive = Files.writeString(folder.resolve("backup.zip"), "no archive");
        assertThat(run(settings("two"), "restore", archive.toString())).isEqualTo(1);
        assertError("Nothing was restored.");
        assertThat(names("two")).isEmpty();
        assertThat(run(settings("two"), "restore", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertError("No file ");
    }

    @Test
    void aBackupOfANewerKeptIsRejected() throws Exception {
        try (var database = open("one")) {
            fill(database);
            database.createStatement().executeUpdate("update \"flyway_schema_history\" set \"version\" = '999'");
        }
        var archive = folder.resolve("backup.zip").toString();
        run(settings("one"), "backup", archive);
        assertThat(run(settings("two"), "restore", archive)).isEqualTo(1);
        assertError("comes from a newer Kept");
        assertThat(names("two")).isEmpty();
    }

    @Test
    void aMissingDatabaseIsNotBackedUp() {
        assertThat(run(settings("none"), "backup", folder.resolve("b").toString()))
                .isEqualTo(1);
        assertError("No database at");
    }

    @Test
    void theTrailIsCheckedWithoutAService() throws Exception {
        Flyway.configure().dataSource(url("one"), "kept", "").load().migrate();
        assertThat(run(settings("one"), "audit-check"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("the 0 entries of the audit trail are as they were");
        try (var database = open("one");
                var statement = database.createStatement()) {
            statement.execute("insert into audit_entry (number, recorded, actor, act, subject, hash)"
                    + " values (1, now(), 'ada', 'key.made', 'key a', 'x')");
        }
        assertThat(run(settings("one"), "audit-check")).isEqualTo(1);
        assertError("there are entries after 0");
        assertThat(run(settings("one"), "audit-check", "one", "x")).isEqualTo(1);
        assertError("NUMBER must be the number of an entry");
        assertThat(run(settings("none"), "audit-check")).isEqualTo(1);
        assertError("The database cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.org/kept, db.example.org, 5432, kept, public",
        "jdbc:postgresql://db.example.org:5433/k?sslmode=require&password=secret, db.example.org, 5433, k, public",
        "jdbc:postgresql://db.example.org/k?sslmode=require&currentSchema=kept, db.example.org, 5432, k, kept",
        "jdbc:postgresql://[::1]:5433/k, [::1], 5433, k, public",
        "jdbc:postgresql:k, localhost, 5432, k, public",
        "jdbc:postgresql:k?sslmode=disable, localhost, 5432, k, public",
        "jdbc:postgresql:///k, localhost, 5432, k, public",
        "jdbc:postgresql:/, HOST, 5432, DATABASE, public"
    })
    void onPostgresqlItsOwnToolsAreNamed(String url, String host, String port, String database, String schema) {
        var settings = new OperatorSettings(url, "ferry", "secret", URI.create("http://127.0.0.1:1"), Optional.empty());
        assertThat(run(settings, "backup", "kept.dump")).isEqualTo(1);
        assertError("pg_dump --format=custom --no-owner --schema=" + schema + " --host=" + host + " --port=" + port
                + " --username=ferry --file=kept.dump " + database);
        assertThat(run(settings, "restore", "kept.dump")).isEqualTo(1);
        assertError("pg_restore", "--schema=" + schema, "--dbname=" + database + " kept.dump");
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "16, the embedded database has none",
        "0, N must be a number from 1 to 256",
        "257, N must be a number from 1 to 256",
        "many, 'N must be a number from 1 to 256, not many'"
    })
    void partitionsNeedPostgresqlAndAPossibleNumber(String typed, String sentence) {
        assertThat(run(settings("one"), "partition", typed)).isEqualTo(1);
        assertError(sentence);
    }

    @Test
    void theServiceUrlFollowsTheSettings() {
        assertThat(OperatorSettings.of(config(Map.of())).service()).hasToString("http://127.0.0.1:8080");
        assertThat(OperatorSettings.of(config(Map.of("quarkus.http.host", "0.0.0.0", "quarkus.http.port", "81")))
                        .service())
                .hasToString("http://127.0.0.1:81");
        assertThat(OperatorSettings.of(config(Map.of("kept.url", "https://kept.example.org")))
                        .service())
                .hasToString("https://kept.example.org");
    }

    @Test
    void theNewestMigrationIsKnown() throws IOException {
        assertThat(SchemaVersion.newest().orElseThrow()).isGreaterThanOrEqualTo(12);
    }

    private static org.eclipse.microprofile.config.Config config(Map<String, String> more) {
        var all = new java.util.HashMap<>(
                Map.of("kept.db-url", "jdbc:h2:file:./data/kept", "quarkus.http.host", "127.0.0.1"));
        all.putAll(more);
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
    }

    private OperatorSettings settings(String data) {
        return new OperatorSettings(
                url(data), "kept", "", URI.create("http://127.0.0.1:" + freePort()), Optional.empty());
    }

    private String url(String data) {
        return "jdbc:h2:file:" + folder.resolve(data) + "/kept;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0";
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Connection open(String data) throws SQLException {
        var login = new Properties();
        login.setProperty("user", "kept");
        login.setProperty("password", "");
        return Objects.requireNonNull(new H2OrPostgresDriver().connect(url(data), login));
    }

    private static void fill(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("create table thing (x integer)");
            statement.execute("insert into thing select * from system_range(1, 100)");
            statement.execute(
                    "create table \"flyway_schema_history\" (\"installed_rank\" int, \"version\" varchar(50), \"success\" boolean)");
            statement.execute("insert into \"flyway_schema_history\" values (1, '12', true)");
        }
    }

    private List<String> names(String data) throws IOException {
        if (!Files.exists(folder.resolve(data))) {
            return List.of();
        }
        try (var files = Files.list(folder.resolve(data))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertError(String... words) {
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(words);
    }

    private int run(OperatorSettings settings, String... typed) {
        var commandLine = CommandLine.of(settings);
        return commandLine.run(
                List.of(typed),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
