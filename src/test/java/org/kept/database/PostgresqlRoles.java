package org.kept.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.kept.TestDatabase;
import org.postgresql.Driver;

/** Databases of a PostgreSQL that belong to a role of their own, and what other roles may do there. */
final class PostgresqlRoles {

    private PostgresqlRoles() {}

    /** A name that no other role has. */
    static String name(String kind) {
        return kind + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /**
     * The address of an empty database of a new role.
     *
     * @param others statements that create further roles
     */
    static String databaseOf(String owner, String... others) throws SQLException {
        var url = Objects.requireNonNull(TestDatabase.empty().get("kept.db-url"));
        try (var connection = connect(url, "postgres")) {
            execute(connection, "create role " + owner + " login password 'secret'");
            for (var other : others) {
                execute(connection, other);
            }
            execute(connection, "alter database " + url.substring(url.lastIndexOf('/') + 1) + " owner to " + owner);
            execute(connection, "alter schema public owner to " + owner);
        }
        return url;
    }

    static void migrate(String url, String owner, Callback callback) {
        Flyway.configure(PostgresqlRoles.class.getClassLoader())
                .dataSource(url, owner, "secret")
                .callbacks(callback)
                .load()
                .migrate();
    }

    static Connection connect(String url, String user) throws SQLException {
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", "secret");
        return new Driver().connect(url, login);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
