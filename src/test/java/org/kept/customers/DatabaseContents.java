package org.kept.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.kept.database.Database;

/** Reads the contents of all tables of the database. */
final class DatabaseContents {

    /** Tables of events, people and audit entries; all others contain counts. */
    private static final Set<String> FACTS =
            Set.of("event", "event_revision", "rejection", "audit_entry", "audit_head");

    private final Database database;

    DatabaseContents(Database database) {
        this.database = database;
    }

    /** Every value of every column, as text. */
    List<String> texts() {
        return database.with(connection -> {
            var all = new ArrayList<String>();
            for (var table : tables(connection)) {
                all.addAll(values(connection, table));
            }
            assertThat(all).isNotEmpty();
            return all;
        });
    }

    /** The rows of the count tables, without customer hashes. */
    List<String> counts() {
        return database.with(connection -> {
            var all = new TreeMap<String, List<String>>();
            for (var table : tables(connection)) {
                if (!FACTS.contains(table) && !table.startsWith("flyway") && !table.startsWith("api_key")) {
                    all.put(table, rows(connection, table));
                }
            }
            assertThat(all).containsKeys("hour_cell", "tally_week", "tally_week_total", "customer", "customer_count");
            return all.entrySet().stream()
                    .flatMap(table -> table.getValue().stream().map(row -> table.getKey() + row))
                    .toList();
        });
    }

    List<String> rows(String table) {
        return database.with(connection -> rows(connection, table));
    }

    void run(String sql) {
        database.run(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            }
        });
    }

    private static List<String> values(Connection connection, String table) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from " + table)) {
            var columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (var column = 1; column <= columns; column++) {
                    values.add(String.valueOf(rows.getString(column)));
                }
            }
        }
        return values;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        var all = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from " + table)) {
            var columns = rows.getMetaData();
            var count = columns.getColumnCount();
            while (rows.next()) {
                var row = new StringBuilder();
                for (var column = 1; column <= count; column++) {
                    var name = columns.getColumnName(column);
                    row.append(name.equals("hash") ? "" : " " + rows.getString(column));
                }
                all.add(row.toString());
            }
        }
        // Rows that have returned to zero are equivalent to missing ones.
        all.removeIf(row -> table.startsWith("tally") && row.endsWith(" 0 0 0"));
        all.removeIf(row -> table.equals("customer") && row.equals(" null null null null null 0"));
        all.removeIf(row -> table.equals("customer_count") && row.endsWith(" 0 0"));
        return all.stream().sorted().toList();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var rows = connection
                .createStatement()
                .executeQuery("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type like '%TABLE'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).contains("event", "event_revision", "rejection", "customer", "audit_entry");
        return tables;
    }
}
