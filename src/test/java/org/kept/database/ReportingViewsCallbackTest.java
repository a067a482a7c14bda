package org.kept.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestDatabase;
import org.postgresql.Driver;

/** The role for other tools can read the views and nothing else, and the views do not block migrations. */
@QuarkusTest
@OnBothDatabases
class ReportingViewsCallbackTest {

    @Test
    void theReaderReadsTheViewsAndNothingElse() throws SQLException {
        assumeTrue(TestDatabase.isPostgres());
        var owner = "owner_" + name();
        var url = databaseOf(owner);
        migrate(url, owner);
        migrate(url, owner);
        try (var connection = connect(url, "kept_reader")) {
            for (var view : new String[] {"kept_readings_weekly", "kept_clauses", "kept_events_accepted"}) {
                execute(connection, "select * from " + view);
            }
            for (var sql :
                    new String[] {"select * from event", "select * from publication", "delete from kept_events_accepted"
                    }) {
                assertThatThrownBy(() -> execute(connection, sql)).hasMessageContaining("permission denied");
            }
        }
    }

    private static void migrate(String url, String owner) {
        Flyway.configure(ReportingViewsCallbackTest.class.getClassLoader())
                .dataSource(url, owner, "secret")
                .callbacks(new ReportingViewsCallback())
                .load()
                .migrate();
    }

    private static String databaseOf(String owner) throws SQLException {
        var url = Objects.requireNonNull(TestDatabase.empty().get("kept.db-url"));
        try (var connection = connect(url, "postgres")) {
            execute(connection, "create role " + owner + " login password 'secret'");
            execute(
                    connection,
                    "do $$ begin if not exists (select from pg_roles where rolname = 'kept_reader') then"
                            + " create role kept_reader login password 'secret'; end if; end $$");
            execute(connection, "alter database " + url.substring(url.lastIndexOf('/') + 1) + " owner to " + owner);
            execute(connection, "alter schema public owner to " + owner);
        }
        return url;
    }

    private static String name() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private static Connection connect(String url, String user) throws SQLException {
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", "secret");
        return new Driver().connect(url, login);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
