package org.kept;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Empties the tables to their state after migration; {@code EmptyDatabaseTest} compares them with a new database. */
final class Tables {

    /** The rows that migrations insert. */
    private static final List<String> SEEDS = List.of(
            "insert into audit_head (id, number, hash) values (1, 0, '" + "0".repeat(64) + "')",
            "insert into rollup_state (id, zone) values (1, '')",
            "insert into write_trial (id, content) values (1, '')");

    private Tables() {}

    static void empty(Connection connection) throws SQLException {
        var tables = names(connection);
        try (var statement = connection.createStatement()) {
            if (TestDatabase.isPostgres()) {
                statement.execute("truncate " + String.join(", ", tables) + " restart identity");
            } else {
                statement.execute("set referential_integrity false");
                for (var table : tables) {
                    statement.execute("truncate table " + table + " restart identity");
                }
                statement.execute("set referential_integrity true");
            }
            for (var seed : SEEDS) {
                statement.execute(seed);
            }
        }
    }

    /** All tables except the migration history. */
    static List<String> names(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        var sql = "select table_name from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name";
        try (var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                if (!rows.getString(1).equals("flyway_schema_history")) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
