package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;
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

@QuarkusTest
@OnBothDatabases
class AuditPrivilegesCallbackTest {

    private static final String ADD = "insert into audit_entry (number, recorded, actor, act, subject, hash)"
            + " values (%d, now(), 'ada', 'key.made', 'key a', 'x')";

    @Test
    void theServiceRoleCanOnlyAddEntries() throws SQLException {
        assumeTrue(TestDatabase.isPostgres());
        var owner = "owner_" + name();
        var service = "service_" + name();
        var url = databaseOf(owner, service);
        migrate(url, owner, service);

        try (var connection = connect(url, service)) {
            execute(connection, String.format(ADD, 1));
            // PostgreSQL warns and grants nothing.
            execute(connection, "grant update, delete on audit_entry to " + service);
            for (var sql : new String[] {
                "update audit_entry set actor = 'bob'",
                "delete from audit_entry",
                "update publication set remark = 'x'",
                "delete from publication",
                "truncate audit_entry",
                "drop table audit_entry",
                "alter table audit_entry disable trigger all"
            }) {
                assertThatThrownBy(() -> execute(connection, sql)).as(sql).isInstanceOf(SQLException.class);
            }
            execute(connection, "update audit_head set number = 1");
            execute(connection, "update phase set because = 'x'");
            assertThat(actor(connection)).isEqualTo("ada");
        }
    }

    @Test
    void anOwningRoleCannotChangeEntriesByMistake() throws SQLException {
        assumeTrue(TestDatabase.isPostgres());
        var owner = "owner_" + name();
        var url = databaseOf(owner, "unused_" + name());
        migrate(url, owner, owner);
        migrate(url, owner, owner);

        try (var connection = connect(url, owner)) {
            execute(connection, String.format(ADD, 1));
            assertThatThrownBy(() -> execute(connection, "update audit_entry set actor = 'bob'"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(connection, "delete from audit_entry"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static void migrate(String url, String owner, String service) {
        Flyway.configure(AuditPrivilegesCallbackTest.class.getClassLoader())
                .dataSource(url, owner, "secret")
                .callbacks(new AuditPrivilegesCallback(service))
                .load()
                .migrate();
    }

    private static String databaseOf(String owner, String service) throws SQLException {
        var url = Objects.requireNonNull(TestDatabase.empty().get("kept.db-url"));
        try (var connection = connect(url, "postgres")) {
            execute(connection, "create role " + owner + " login password 'secret'");
            execute(connection, "create role " + service + " login password 'secret'");
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

    private static String actor(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select actor from audit_entry")) {
            row.next();
            return row.getString(1);
        }
    }
}
