package org.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.kept.database.Database;
import org.kept.database.H2OrPostgresDriver;

@QuarkusTest
@OnBothDatabases
@EmptyDatabase
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmptyDatabaseTest {

    @Inject
    Database database;

    @Test
    @Order(2)
    void emptiedTablesEqualMigratedOnes() throws SQLException {
        assertThat(emptied()).isEqualTo(migrated());
    }

    @Test
    @Order(1)
    void thereIsAnAdministratorAndNoMission() {
        TestKeys.signedIn().get("/account").then().statusCode(200);
        TestKeys.withKey().get("/api/v1/mission").then().statusCode(404);
    }

    /** The rows of all tables that have any. */
    private Map<String, String> emptied() {
        return database.with(connection -> {
            Tables.empty(connection);
            return rows(connection);
        });
    }

    private static Map<String, String> migrated() throws SQLException {
        var settings = TestDatabase.empty();
        var url = Objects.requireNonNull(settings.get("kept.db-url"));
        var user = Objects.requireNonNull(settings.get("kept.db-user"));
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("filesystem:src/main/resources/db/migration")
                .load()
                .migrate();
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", "");
        try (var connection = Objects.requireNonNull(new H2OrPostgresDriver().connect(url, login))) {
            return rows(connection);
        }
    }

    private static Map<String, String> rows(Connection connection) throws SQLException {
        var rows = new TreeMap<String, String>();
        for (var table : Tables.names(connection)) {
            try (var select = connection.prepareStatement("select * from " + table);
                    var found = select.executeQuery()) {
                var columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    for (var column = 1; column <= columns; column++) {
                        rows.merge(table, found.getString(column) + "|", String::concat);
                    }
                }
            }
        }
        return rows;
    }
}
