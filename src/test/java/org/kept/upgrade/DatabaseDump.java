package org.kept.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Dumps and restores all rows of a database as JSON lines that either database accepts; migrations create the tables.
 */
final class DatabaseDump {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TABLE = "table";

    private DatabaseDump() {}

    static void write(Connection connection, Path into) throws SQLException, IOException {
        var lines = new ArrayList<String>();
        for (var table : tables(connection)) {
            var rows = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select * from " + table)) {
                while (row.next()) {
                    rows.add(line(table, row));
                }
            }
            rows.stream().sorted().forEach(lines::add);
        }
        Files.write(into, lines);
    }

    /** Replaces the contents of the tables with the dumped rows. */
    static void read(Path from, Connection connection) throws SQLException, IOException {
        var tables = tables(connection);
        var reversed = new ArrayList<>(tables);
        java.util.Collections.reverse(reversed);
        try (var statement = connection.createStatement()) {
            for (var table : reversed) {
                statement.executeUpdate("delete from " + table);
            }
        }
        var byTable = Files.readAllLines(from).stream()
                .map(DatabaseDump::parse)
                .collect(Collectors.groupingBy(row -> row.path(TABLE).asText()));
        for (var table : tables) {
            for (var row : byTable.getOrDefault(table, List.of())) {
                insert(connection, table, row);
            }
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String line(String table, ResultSet row) throws SQLException {
        var line = JSON.createObjectNode().put(TABLE, table);
        for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            put(line, row.getMetaData().getColumnName(column), row, column);
        }
        return line.toString();
    }

    private static void put(ObjectNode line, String name, ResultSet row, int column) throws SQLException {
        switch (kind(row.getMetaData().getColumnTypeName(column))) {
            case MOMENT -> {
                var at = row.getObject(column, OffsetDateTime.class);
                line.put(
                        name,
                        at == null
                                ? null
                                : at.withOffsetSameInstant(ZoneOffset.UTC).toString());
            }
            case BYTES -> {
                var bytes = row.getBytes(column);
                line.put(name, bytes == null ? null : HexFormat.of().formatHex(bytes));
            }
            default -> line.put(name, row.getString(column));
        }
    }

    private static void insert(Connection connection, String table, JsonNode row) throws SQLException {
        var names = new ArrayList<String>();
        row.fieldNames().forEachRemaining(names::add);
        names.remove(TABLE);
        var marks = IntStream.range(0, names.size()).mapToObj(each -> "?").collect(Collectors.joining(", "));
        var types = types(connection, table);
        try (var insert = connection.prepareStatement(
                "insert into " + table + " (" + String.join(", ", names) + ") values (" + marks + ")")) {
            for (var i = 0; i < names.size(); i++) {
                set(insert, i + 1, types.getOrDefault(names.get(i), Kind.TEXT), row.path(names.get(i)));
            }
            insert.executeUpdate();
        }
    }

    private static void set(PreparedStatement insert, int at, Kind kind, JsonNode value) throws SQLException {
        insert.setObject(at, value.isNull() ? null : kind.read(value.asText()), kind.code);
    }

    private static Map<String, Kind> types(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var none = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            var types = new java.util.HashMap<String, Kind>();
            for (var column = 1; column <= none.getMetaData().getColumnCount(); column++) {
                types.put(
                        none.getMetaData().getColumnName(column),
                        kind(none.getMetaData().getColumnTypeName(column)));
            }
            return types;
        }
    }

    private enum Kind {
        TEXT(java.sql.Types.VARCHAR),
        MOMENT(java.sql.Types.TIMESTAMP_WITH_TIMEZONE),
        DAY(java.sql.Types.DATE),
        BYTES(java.sql.Types.VARBINARY),
        ID(java.sql.Types.OTHER),
        WHOLE(java.sql.Types.BIGINT),
        REAL(java.sql.Types.DOUBLE),
        FLAG(java.sql.Types.BOOLEAN);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        private Object read(String text) {
            return switch (this) {
                case TEXT -> text;
                case MOMENT -> OffsetDateTime.parse(text);
                case DAY -> LocalDate.parse(text);
                case BYTES -> HexFormat.of().parseHex(text);
                case ID -> UUID.fromString(text);
                case WHOLE -> Long.valueOf(text);
                case REAL -> Double.valueOf(text);
                case FLAG -> text.equalsIgnoreCase("true") || text.equals("t");
            };
        }
    }

    /** Maps the type names of both databases. */
    private static Kind kind(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "timestamp with time zone", "timestamptz" -> Kind.MOMENT;
            case "date" -> Kind.DAY;
            case "binary varying", "bytea" -> Kind.BYTES;
            case "uuid" -> Kind.ID;
            case "integer", "bigint", "smallint", "int4", "int8" -> Kind.WHOLE;
            case "double precision", "float8" -> Kind.REAL;
            case "boolean", "bool" -> Kind.FLAG;
            default -> Kind.TEXT;
        };
    }

    /** Tables in the order of their foreign keys, referenced tables first. */
    private static Set<String> tables(Connection connection) throws SQLException {
        var waiting = new java.util.TreeSet<String>();
        try (var found =
                connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                waiting.add(found.getString("TABLE_NAME"));
            }
        }
        waiting.remove("flyway_schema_history");
        var ordered = new LinkedHashSet<String>();
        while (!waiting.isEmpty()) {
            var ready = new ArrayList<String>();
            for (var table : waiting) {
                if (ordered.containsAll(referred(connection, table))) {
                    ready.add(table);
                }
            }
            ordered.addAll(ready);
            waiting.removeAll(ready);
        }
        return ordered;
    }

    private static Set<String> referred(Connection connection, String table) throws SQLException {
        var tables = new LinkedHashSet<String>();
        try (var keys = connection.getMetaData().getImportedKeys(null, "public", table)) {
            while (keys.next()) {
                tables.add(keys.getString("PKTABLE_NAME"));
            }
        }
        return tables;
    }
}
