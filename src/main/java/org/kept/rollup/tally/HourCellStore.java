package org.kept.rollup.tally;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.SqlArrays;
import org.kept.kpi.Input;
import org.kept.rollup.model.HourSource;
import org.kept.rollup.model.SliceKey;
import org.kept.rollup.state.EarlierHours;

/** Stores the sums of hours, all inputs of an hour, team and channel in one row; reads are in {@link HourSource}. */
@ApplicationScoped
public class HourCellStore {

    private static final String KEY = "hour_at = ? and team = ? and channel = ? and part = ?";

    private static final String COLUMNS = "hour_at, team, channel, part, day_on, n, total, squares";

    private static final String UPSERT_POSTGRESQL = "insert into hour_cell (" + COLUMNS
            + ") select hour_at, team, channel, part, day_on, n::bigint[], total::bigint[], squares::numeric[]"
            + " from unnest(?::timestamptz[], ?::text[], ?::text[], ?::integer[], ?::date[], ?::text[], ?::text[],"
            + " ?::text[]) as added (" + COLUMNS + ") on conflict (hour_at, team, channel, part) do update set "
            + sumOf("n") + ", " + sumOf("total") + ", " + sumOf("squares");

    private static final String SELECT_H2 = "select n, total, squares from hour_cell where " + KEY + " for update";

    private static final String UPDATE_H2 = "update hour_cell set n = ?, total = ?, squares = ? where " + KEY;

    private static final String INSERT_H2 = "insert into hour_cell (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String EARLIER = " from tally_hour where hour_at <= ?";

    private static final int ROWS_OF_A_BATCH = 5_000;

    private final Database database;
    private final InputPlaces inputPlaces;
    private final EarlierHours earlierHours;

    HourCellStore(Database database, InputPlaces inputPlaces, EarlierHours earlierHours) {
        this.database = database;
        this.inputPlaces = inputPlaces;
        this.earlierHours = earlierHours;
    }

    private static String sumOf(String array) {
        return array + " = array(select coalesce(stored, 0) + coalesce(added, 0) from unnest(hour_cell." + array
                + ", excluded." + array + ") with ordinality as sums (stored, added, place) order by place)";
    }

    /** Adds the sums in the running transaction. */
    void add(Connection connection, Map<TallyDelta.HourKey, InputDelta> hours) throws SQLException {
        if (hours.isEmpty()) {
            return;
        }
        var cells = HourCell.of(hours, inputPlaces.of(connection, inputs(hours)));
        if (database.isH2()) {
            addH2(connection, cells);
        } else {
            addPostgresql(connection, cells);
        }
    }

    /** The codes of the inputs, first those with values: the arrays of totals and squares end with their places. */
    private static Collection<String> inputs(Map<TallyDelta.HourKey, InputDelta> hours) {
        var withValues = new HashSet<String>();
        var all = new HashSet<String>();
        hours.forEach((key, delta) -> {
            all.add(key.input().code());
            if (delta.total() != 0 || delta.squares().signum() != 0) {
                withValues.add(key.input().code());
            }
        });
        var inputs = new ArrayList<>(all);
        Collections.sort(inputs);
        inputs.sort((one, other) -> Boolean.compare(withValues.contains(other), withValues.contains(one)));
        return inputs;
    }

    private static void addPostgresql(Connection connection, Collection<HourCell> cells) throws SQLException {
        try (var upsert = connection.prepareStatement(UPSERT_POSTGRESQL)) {
            SqlArrays.texts(
                    upsert, 1, cells.stream().map(cell -> cell.key().hour().toString()));
            SqlArrays.texts(
                    upsert, 2, cells.stream().map(cell -> cell.key().slice().team()));
            SqlArrays.texts(
                    upsert, 3, cells.stream().map(cell -> cell.key().slice().channel()));
            SqlArrays.texts(
                    upsert,
                    4,
                    cells.stream().map(cell -> Integer.toString(cell.key().part())));
            SqlArrays.texts(upsert, 5, cells.stream().map(cell -> cell.day().toString()));
            SqlArrays.texts(upsert, 6, cells.stream().map(cell -> text(cell.n())));
            SqlArrays.texts(upsert, 7, cells.stream().map(cell -> text(cell.total())));
            SqlArrays.texts(upsert, 8, cells.stream().map(cell -> text(cell.squares())));
            upsert.executeUpdate();
        }
    }

    private static String text(Number[] sums) {
        return Arrays.stream(sums).map(Number::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static void addH2(Connection connection, Collection<HourCell> cells) throws SQLException {
        try (var select = connection.prepareStatement(SELECT_H2);
                var update = connection.prepareStatement(UPDATE_H2);
                var insert = connection.prepareStatement(INSERT_H2)) {
            for (var cell : cells) {
                if (addStoredH2(select, cell)) {
                    bindKey(update, bindSums(update, 1, cell), cell.key());
                    update.addBatch();
                } else {
                    var position = bindKey(insert, 1, cell.key());
                    insert.setObject(position, cell.day());
                    bindSums(insert, position + 1, cell);
                    insert.addBatch();
                }
            }
            update.executeBatch();
            insert.executeBatch();
        }
    }

    /** Locks the stored cell and adds its sums; false if there is none. */
    private static boolean addStoredH2(PreparedStatement select, HourCell cell) throws SQLException {
        bindKey(select, 1, cell.key());
        try (var rows = select.executeQuery()) {
            if (!rows.next()) {
                return false;
            }
            cell.add(elements(rows, 1), elements(rows, 2), elements(rows, 3));
            return true;
        }
    }

    private static Object[] elements(ResultSet rows, int column) throws SQLException {
        return (Object[]) rows.getArray(column).getArray();
    }

    private static int bindKey(PreparedStatement statement, int position, HourCell.HourCellKey key)
            throws SQLException {
        statement.setObject(position, key.hour().atOffset(ZoneOffset.UTC));
        statement.setString(position + 1, key.slice().team());
        statement.setString(position + 2, key.slice().channel());
        statement.setInt(position + 3, key.part());
        return position + 4;
    }

    private static int bindSums(PreparedStatement statement, int position, HourCell cell) throws SQLException {
        statement.setObject(position, cell.n());
        statement.setObject(position + 1, cell.total());
        statement.setObject(position + 2, cell.squares());
        return position + 3;
    }

    /**
     * Deletes the sums of the inputs from one day to before another; the rest of the cells stays. The running
     * transaction excludes other writers.
     */
    void subtract(Connection connection, Collection<Input> inputs, LocalDate from, LocalDate to) throws SQLException {
        if (inputs.isEmpty()) {
            return;
        }
        if (earlierHours.arePresent()) {
            moveEarlierRows(Integer.MAX_VALUE);
        }
        var sql = HourSource.CELLS.rows() + " where input in ("
                + String.join(", ", Collections.nCopies(inputs.size(), "?")) + ") and day_on >= ? and day_on < ?";
        try (var select = connection.prepareStatement(sql)) {
            var position = 1;
            for (var input : inputs) {
                select.setString(position++, input.code());
            }
            select.setObject(position++, from);
            select.setObject(position, to);
            addAll(connection, select, -1);
        }
    }

    /** Adds what a query finds, times the sign, in bounded batches. */
    private void addAll(Connection connection, PreparedStatement select, int sign) throws SQLException {
        select.setFetchSize(ROWS_OF_A_BATCH);
        var batch = new HashMap<TallyDelta.HourKey, InputDelta>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                var key = new TallyDelta.HourKey(
                        new Input(rows.getString("input")),
                        instant(rows),
                        rows.getObject("day_on", LocalDate.class),
                        new SliceKey(rows.getString("team"), rows.getString("channel")));
                var sums = new InputDelta(
                        rows.getLong("n"),
                        rows.getLong("total"),
                        rows.getBigDecimal("squares").toBigIntegerExact());
                batch.put(key, sums.times(sign));
                if (batch.size() == ROWS_OF_A_BATCH) {
                    add(connection, batch);
                    batch.clear();
                }
            }
        }
        add(connection, batch);
    }

    private static Instant instant(ResultSet rows) throws SQLException {
        return rows.getObject("hour_at", OffsetDateTime.class).toInstant();
    }

    /**
     * Replaces whole cells in the running transaction.
     *
     * @param replaced an hour, team and channel of each, on whichever day and with whichever inputs they are stored
     * @param hours the sums of these cells
     */
    public void replace(Set<HourSlice> replaced, Map<TallyDelta.HourKey, InputDelta> hours) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement(
                    "delete from hour_cell where hour_at = ? and team = ? and channel = ?")) {
                for (var each : replaced) {
                    delete.setObject(1, each.hour().atOffset(ZoneOffset.UTC));
                    delete.setString(2, each.slice().team());
                    delete.setString(3, each.slice().channel());
                    delete.addBatch();
                }
                delete.executeBatch();
            }
            add(connection, hours);
        });
    }

    /** An hour in one team and channel. */
    public record HourSlice(Instant hour, SliceKey slice) {}

    /** Whether there are sums of earlier releases, a row for each input. */
    boolean hasEarlierRows() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select 1 from tally_hour fetch first 1 rows only");
                    var rows = select.executeQuery()) {
                return rows.next();
            }
        });
    }

    /**
     * Moves the oldest sums of earlier releases into cells, in the running transaction, which excludes other writers.
     *
     * @param rows how many to move, and the others of the last hour
     * @return how many were moved
     */
    int moveEarlierRows(int rows) {
        return database.with(connection -> {
            var last = lastHour(connection, rows);
            if (last == null) {
                return 0;
            }
            try (var select = connection.prepareStatement("select input, hour_at, day_on, team, channel, n, total,"
                            + " squares" + EARLIER + " order by hour_at, team, channel");
                    var delete = connection.prepareStatement("delete" + EARLIER)) {
                select.setObject(1, last);
                addAll(connection, select, 1);
                delete.setObject(1, last);
                return delete.executeUpdate();
            }
        });
    }

    private static @Nullable OffsetDateTime lastHour(Connection connection, int rows) throws SQLException {
        try (var select = connection.prepareStatement("select max(hour_at) from (select hour_at from tally_hour"
                        + " order by hour_at fetch first " + rows + " rows only) oldest");
                var last = select.executeQuery()) {
            last.next();
            return last.getObject(1, OffsetDateTime.class);
        }
    }
}
