package org.kept;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.kept.summary.RecordingDriver;
import org.postgresql.Driver;

/**
 * The database of the tests: H2 in memory, or with {@code -Dkept.test.database=postgresql} one real PostgreSQL for the
 * whole run. JUnit sets it up before the first test.
 */
public final class TestDatabase implements LauncherSessionListener {

    private static final String USER = "postgres";
    private static final String SERVER = "kept.test.server";

    private @Nullable EmbeddedPostgres postgres;

    public static boolean isPostgres() {
        return "postgresql".equals(System.getProperty("kept.test.database"));
    }

    /** Settings of a new, empty database, for test profiles. */
    public static Map<String, String> empty() {
        var name = "kept_" + UUID.randomUUID().toString().replace("-", "");
        return Map.of(
                "kept.db-url", isPostgres() ? emptyPostgres(name) : emptyH2(name),
                "kept.db-user", isPostgres() ? USER : "kept",
                "kept.db-password", "");
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (isPostgres()) {
            postgres = start();
            System.setProperty(SERVER, "jdbc:postgresql://localhost:" + postgres.getPort() + "/");
        }
        empty().forEach(System::setProperty);
        // A build-time setting; Quarkus builds in this process.
        System.setProperty("quarkus.datasource.jdbc.driver", RecordingDriver.class.getName());
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static EmbeddedPostgres start() {
        try {
            // Durability is tested with the packaged service; here nothing outlives the server.
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("jit", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String emptyH2(String name) {
        return "jdbc:h2:mem:" + name
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
    }

    private static String emptyPostgres(String name) {
        var server = System.getProperty(SERVER);
        var login = new Properties();
        login.setProperty("user", USER);
        // Not through DriverManager: it hides drivers from classes of another class loader, such as Quarkus's.
        try (var connection = new Driver().connect(server + "postgres", login);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return server + name;
        } catch (SQLException e) {
            throw new IllegalStateException("No empty database on " + server, e);
        }
    }
}
