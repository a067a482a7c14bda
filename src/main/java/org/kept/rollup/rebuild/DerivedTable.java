package org.kept.rollup.rebuild;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.rollup.model.HourSource;
import org.kept.rollup.tally.HourCellStore;

/**
 * Table derived from events: its key and value columns, and which values a row must have to be stored.
 *
 * @param source what its rows are read from
 * @param key the columns of the primary key
 * @param values the other columns
 * @param sums value columns; a row in which all of these are zero or null counts as missing. If empty, every row counts
 */
record DerivedTable(String name, String source, List<String> key, List<String> values, List<String> sums) {

    /** Sums of hours. They are stored in cells, so they are corrected by {@link HourCellStore}. */
    static final DerivedTable HOURS =
            sums("hour_cell", HourSource.CELL_TABLE, "input hour_at team channel", "day_on", "n total squares");

    static final DerivedTable WEEKS = sums("tally_week", "input week_on team channel", "", "n total squares");
    static final DerivedTable TOTALS = sums("tally_week_total", "input team channel week_on", "", "n total squares");
    static final DerivedTable WAITS = sums("wait_bin", "day_on team channel bin", "", "n total");
    static final DerivedTable VALUES = sums("value_bin", "input day_on team channel bin", "", "n total");
    static final DerivedTable COUNTED_CUSTOMERS =
            sums("counted_customer", "input day_on team channel hash", "week_on", "n");
    static final DerivedTable COUNTS = sums("customer_count", "grain team channel start_on", "", "customers firsts");
    static final DerivedTable NAMES = sums("cut_name", "kind name", "", "n");
    static final DerivedTable CUSTOMERS = new DerivedTable(
            "customer",
            "customer",
            words("hash"),
            words("first_at first_source first_id first_team first_channel referrals referrals_dropped"),
            words("first_at referrals"));
    static final DerivedTable FIGURES = new DerivedTable(
            "figure",
            "figure",
            words("source id at"),
            words("kpi grain start_on team channel numerator denominator squares amount"),
            List.of());
    static final DerivedTable RETURNED =
            new DerivedTable("returned_order", "returned_order", words("source id"), words("order_id"), List.of());

    private static final int FETCH_SIZE = 2000;

    private static DerivedTable sums(String name, String key, String more, String sums) {
        return sums(name, name, key, more, sums);
    }

    private static DerivedTable sums(String name, String source, String key, String more, String sums) {
        var values = Stream.concat(words(more).stream(), words(sums).stream()).toList();
        return new DerivedTable(name, source, words(key), values, words(sums));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** Key or values of a row: texts, numbers, dates and moments, in the order of the columns. */
    static List<@Nullable Object> row(@Nullable Object... cells) {
        return Collections.unmodifiableList(Arrays.asList(cells));
    }

    /** Whether the values are worth a row. */
    boolean isSignificant(List<@Nullable Object> row) {
        return sums.isEmpty()
                || sums.stream()
                        .map(sum -> row.get(values.indexOf(sum)))
                        .anyMatch(sum -> sum != null && !sum.equals(0L) && !sum.equals(BigInteger.ZERO));
    }

    /** The rows worth keeping that meet the condition. */
    Map<List<@Nullable Object>, List<@Nullable Object>> read(
            Connection connection, String where, Collection<?> parameters) throws SQLException {
        var all = String.join(", ", key) + ", " + String.join(", ", values);
        var found = new HashMap<List<@Nullable Object>, List<@Nullable Object>>();
        try (var select = connection.prepareStatement("select " + all + " from " + source + " where " + where)) {
            select.setFetchSize(FETCH_SIZE);
            bind(select, 1, parameters);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var valueCells = cells(rows, key.size(), values.size());
                    if (isSignificant(valueCells)) {
                        found.put(cells(rows, 0, key.size()), valueCells);
                    }
                }
            }
        }
        return found;
    }

    private static List<@Nullable Object> cells(ResultSet rows, int from, int count) throws SQLException {
        var cells = new @Nullable Object[count];
        for (var i = 0; i < count; i++) {
            cells[i] = cell(rows, from + i + 1);
        }
        return row(cells);
    }

    private static @Nullable Object cell(ResultSet rows, int column) throws SQLException {
        @Nullable
        Object cell =
                switch (rows.getMetaData().getColumnType(column)) {
                    case Types.DATE -> rows.getObject(column, LocalDate.class);
                    case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                        instant(rows.getObject(column, OffsetDateTime.class));
                    case Types.INTEGER, Types.BIGINT -> (Object) rows.getLong(column);
                    case Types.DOUBLE -> (Object) rows.getDouble(column);
                    case Types.NUMERIC -> whole(rows.getBigDecimal(column));
                    default -> rows.getString(column);
                };
        return rows.wasNull() ? null : cell;
    }

    private static @Nullable BigInteger whole(@Nullable BigDecimal number) {
        return number == null ? null : number.toBigIntegerExact();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /** Deletes the rows with those keys and inserts the new ones. */
    void replace(
            Connection connection,
            Collection<List<@Nullable Object>> removed,
            Map<List<@Nullable Object>, List<@Nullable Object>> added)
            throws SQLException {
        var keyCondition = key.stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
        try (var delete = connection.prepareStatement("delete from " + name + " where " + keyCondition)) {
            for (var row : removed) {
                bind(delete, 1, row);
                delete.addBatch();
            }
            delete.executeBatch();
        }
        var placeholders = String.join(", ", Collections.nCopies(key.size() + values.size(), "?"));
        var all = String.join(", ", key) + ", " + String.join(", ", values);
        try (var insert =
                connection.prepareStatement("insert into " + name + " (" + all + ") values (" + placeholders + ")")) {
            for (var row : added.entrySet()) {
                bind(insert, bind(insert, 1, row.getKey()), row.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static int bind(PreparedStatement statement, int position, Collection<? extends @Nullable Object> values)
            throws SQLException {
        for (var value : values) {
            statement.setObject(position++, bound(value));
        }
        return position;
    }

    private static @Nullable Object bound(@Nullable Object value) {
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        return value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value;
    }

    /** Table and key as text: {@code tally_week orders 2026-11-09 berlin web}. */
    String words(List<@Nullable Object> row) {
        return name + " " + cellsAsText(row);
    }

    /** Cells as text, separated by spaces. */
    static String cellsAsText(List<@Nullable Object> cells) {
        return cells.stream().map(Objects::toString).collect(Collectors.joining(" "));
    }
}
