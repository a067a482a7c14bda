package org.kept.upgrade;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.kept.TestDatabase;
import org.kept.database.H2OrPostgresDriver;

/** A test profile whose database is in the state of an earlier release. */
abstract class Release implements QuarkusTestProfile {

    static final Path FOLDER = Path.of("src/test/resources/upgrade");

    private final int newest;

    /**
     * @param newest the number of the newest migration of that release
     */
    Release(int newest) {
        this.newest = newest;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            var settings = new HashMap<>(TestDatabase.empty());
            if (!TestDatabase.isPostgres()) {
                // A file, because a database in memory is visible to one class loader only.
                var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "upgrade");
                settings.put(
                        "kept.db-url",
                        "jdbc:h2:file:" + folder
                                + "/kept;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
            }
            fill(settings);
            return settings;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fill(Map<String, String> settings) throws SQLException, IOException {
        var url = settings.getOrDefault("kept.db-url", "");
        var user = settings.getOrDefault("kept.db-user", "");
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("filesystem:src/main/resources/db/migration")
                .target(Integer.toString(newest))
                .load()
                .migrate();
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", "");
        try (var connection = Objects.requireNonNull(new H2OrPostgresDriver().connect(url, login))) {
            DatabaseDump.read(FOLDER.resolve("v" + newest + ".ndjson"), connection);
        }
    }
}
