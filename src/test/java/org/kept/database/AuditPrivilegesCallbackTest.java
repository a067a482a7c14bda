package org.kept.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kept.database.PostgresqlRoles.connect;
import static org.kept.database.PostgresqlRoles.databaseOf;
import static org.kept.database.PostgresqlRoles.execute;
import static org.kept.database.PostgresqlRoles.migrate;
import static org.kept.database.PostgresqlRoles.name;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestDatabase;

@QuarkusTest
@OnBothDatabases
class AuditPrivilegesCallbackTest {

    private static final String ADD = "insert into audit_entry (number, recorded, actor, act, subject, hash)"
            + " values (%d, now(), 'ada', 'key.made', 'key a', 'x')";

    @Test
    void theServiceRoleCanOnlyAddEntries() throws SQLException {
        assumeTrue(TestDatabase.isPostgres());
        var owner = name("owner");
        var service = name("service");
        var url = databaseOf(owner, "create role " + service + " login password 'secret'");
        migrate(url, owner, new AuditPrivilegesCallback(service));

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
        var owner = name("owner");
        var url = databaseOf(owner);
        migrate(url, owner, new AuditPrivilegesCallback(owner));
        migrate(url, owner, new AuditPrivilegesCallback(owner));

        try (var connection = connect(url, owner)) {
            execute(connection, String.format(ADD, 1));
            assertThatThrownBy(() -> execute(connection, "update audit_entry set actor = 'bob'"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(connection, "delete from audit_entry"))
                    .hasMessageContaining("permission denied");
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
