package org.kept.rollup.tally;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.database.SqlArrays;
import org.kept.kpi.Input;

/** Adds to the tallies; SQL that differs between H2 and PostgreSQL is side by side. */
@ApplicationScoped
public class TallyStore {

    private static final String SQUARES = "squares";

    /**
     * Table of sums.
     *
     * @param columns all but the sums, those of the key first
     * @param types the PostgreSQL types of {@code columns}
     * @param sums columns that are added up: numeric those of squares, bigint all others
     */
    private record SumTable(
            String name, List<String> columns, List<String> types, List<String> key, List<String> sums) {

        private String all() {
            return String.join(", ", columns) + ", " + String.join(", ", sums);
        }

        String upsertPostgresql() {
            var arrays = new ArrayList<String>();
            types.forEach(type -> arrays.add("?::" + type + "[]"));
            sums.forEach(sum -> arrays.add(isOfSquares(sum) ? "?::numeric[]" : "?::bigint[]"));
            var added = sums.stream()
                    .map(sum -> sum + " = " + name + "." + sum + " + excluded." + sum)
                    .toList();
            return "insert into " + name + " (" + all() + ") select * from unnest(" + String.join(", ", arrays)
                    + ") on conflict (" + String.join(", ", key) + ") do update set " + String.join(", ", added);
        }

        private static boolean isOfSquares(String sum) {
            return sum.equals(SQUARES);
        }

        String updateH2() {
            var added = sums.stream().map(sum -> sum + " = " + sum + " + ?").toList();
            var where = key.stream().map(column -> column + " = ?").toList();
            return "update " + name + " set " + String.join(", ", added) + " where " + String.join(" and ", where);
        }

        String insertH2() {
            return "insert into " + name + " (" + all() + ") values (" + "?, ".repeat(columns.size() + sums.size() - 1)
                    + "?)";
        }
    }

    /** Row to add: the values of the columns and of the sums. */
    private record SumRow(List<Object> columns, List<Number> sums) {}

    private static final SumTable WEEKS = new SumTable(
            "tally_week",
            List.of("input", "week_on", "team", "channel"),
            List.of("text", "date", "text", "text"),
            List.of("input", "week_on", "team", "channel"),
            List.of("n", "total", SQUARES));
    private static final SumTable WAITS = new SumTable(
            "wait_bin",
            List.of("day_on", "team", "channel", "bin"),
            List.of("date", "text", "text", "integer"),
            List.of("day_on", "team", "channel", "bin"),
            List.of("n", "total"));

    private static final SumTable VALUES = new SumTable(
            "value_bin",
            List.of("input", "day_on", "team", "channel", "bin"),
            List.of("text", "date", "text", "text", "integer"),
            List.of("input", "day_on", "team", "channel", "bin"),
            List.of("n", "total"));
    private static final SumTable COUNTED_CUSTOMERS = new SumTable(
            "counted_customer",
            List.of("input", "day_on", "team", "channel", "hash", "week_on"),
            List.of("text", "date", "text", "text", "text", "date"),
            List.of("input", "day_on", "team", "channel", "hash"),
            List.of("n"));
    private static final SumTable COUNTS = new SumTable(
            "customer_count",
            List.of("grain", "team", "channel", "start_on"),
            List.of("text", "text", "text", "date"),
            List.of("grain", "team", "channel", "start_on"),
            List.of("customers", "firsts"));
    private static final SumTable NAMES = new SumTable(
            "cut_name", List.of("kind", "name"), List.of("text", "text"), List.of("kind", "name"), List.of("n"));
    private static final SumTable TOTALS = new SumTable(
            "tally_week_total",
            List.of("input", "team", "channel", "week_on"),
            List.of("text", "text", "text", "date"),
            List.of("input", "team", "channel", "week_on"),
            List.of("n", "total", SQUARES));

    private final Database database;
    private final HourCellStore hourCells;

    TallyStore(Database database, HourCellStore hourCells) {
        this.database = database;
        this.hourCells = hourCells;
    }

    /** Adds the delta in the running transaction, rows in one order everywhere so that writers queue, not deadlock. */
    public void add(TallyDelta tallyDelta) {
        database.run(connection -> {
            hourCells.add(connection, tallyDelta.hours());
            add(connection, WEEKS, weeks(tallyDelta));
            add(connection, WAITS, waits(tallyDelta));
            add(connection, VALUES, values(tallyDelta));
            add(connection, COUNTED_CUSTOMERS, countedCustomers(tallyDelta));
            add(connection, COUNTS, customers(tallyDelta));
            // Last, because every writer adds to these rows and waits for the one before.
            add(connection, TOTALS, totals(tallyDelta));
            add(connection, NAMES, names(tallyDelta));
        });
    }

    /** Adds only the customers that custom KPIs count once, in the running transaction. */
    public void addCustomers(TallyDelta tallyDelta) {
        database.run(connection -> add(connection, COUNTED_CUSTOMERS, countedCustomers(tallyDelta)));
    }

    /** Deletes the sums of the inputs from one Monday to before another, with what is kept beside them. */
    public void remove(List<Input> inputs, LocalDate from, LocalDate to) {
        var placeholders = String.join(", ", Collections.nCopies(inputs.size(), "?"));
        database.run(connection -> {
            hourCells.subtract(connection, inputs, from, to);
            for (var table : List.of(WEEKS, VALUES, COUNTED_CUSTOMERS, TOTALS)) {
                var day = table.columns().contains("day_on") ? "day_on" : "week_on";
                try (var delete = connection.prepareStatement("delete from " + table.name() + " where input in ("
                        + placeholders + ") and " + day + " >= ? and " + day + " < ?")) {
                    var position =
                            bind(delete, 1, inputs.stream().map(Input::code).toList());
                    bind(delete, position, List.of(from, to));
                    delete.executeUpdate();
                }
            }
        });
    }

    /** Deletes the sketch of the waits from one Monday to before another. */
    public void removeWaits(LocalDate from, LocalDate to) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from wait_bin where day_on >= ? and day_on < ?")) {
                bind(delete, 1, List.of(from, to));
                delete.executeUpdate();
            }
        });
    }

    private static List<SumRow> weeks(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.weeks(),
                key -> List.of(
                        key.input().code(),
                        key.week(),
                        key.cell().team(),
                        key.cell().channel()),
                TallyStore::sums);
    }

    private static List<SumRow> waits(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.waits(),
                key -> List.of(key.day(), key.cell().team(), key.cell().channel(), key.bin()),
                delta -> List.of(delta.n(), delta.total()));
    }

    private static List<SumRow> values(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.values(),
                key -> List.of(
                        key.input().code(),
                        key.day(),
                        key.cell().team(),
                        key.cell().channel(),
                        key.bin()),
                delta -> List.of(delta.n(), delta.total()));
    }

    private static List<SumRow> countedCustomers(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.countedCustomers(),
                key -> List.of(
                        key.input().code(),
                        key.day(),
                        key.cell().team(),
                        key.cell().channel(),
                        key.customer(),
                        Period.of(Grain.WEEK, key.day()).start()),
                n -> List.<Number>of(n));
    }

    private static List<SumRow> customers(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.customers(),
                key -> List.of(
                        key.period().grain().code(),
                        key.view().team(),
                        key.view().channel(),
                        key.period().start()),
                counted -> List.of(counted.customers(), counted.firsts()));
    }

    private static List<SumRow> totals(TallyDelta tallyDelta) {
        return rows(
                tallyDelta.totals(),
                key -> List.of(key.input().code(), key.cell().team(), key.cell().channel(), key.week()),
                TallyStore::sums);
    }

    private static List<SumRow> names(TallyDelta tallyDelta) {
        return rows(tallyDelta.names(), key -> List.of(key.kind(), key.name()), n -> List.<Number>of(n));
    }

    private static List<Number> sums(InputDelta delta) {
        return List.of(delta.n(), delta.total(), new BigDecimal(delta.squares()));
    }

    private static <K, V> List<SumRow> rows(
            Map<K, V> deltas, Function<K, List<Object>> columns, Function<V, List<Number>> sums) {
        return deltas.entrySet().stream()
                .map(entry -> new SumRow(columns.apply(entry.getKey()), sums.apply(entry.getValue())))
                .toList();
    }

    private void add(Connection connection, SumTable table, List<SumRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (database.isH2()) {
            addH2(connection, table, rows);
        } else {
            addPostgresql(connection, table, rows);
        }
    }

    private static void addPostgresql(Connection connection, SumTable table, List<SumRow> rows) throws SQLException {
        try (var upsert = connection.prepareStatement(table.upsertPostgresql())) {
            var position = 1;
            for (var i = 0; i < table.columns().size(); i++) {
                var column = i;
                SqlArrays.texts(upsert, position++, rows.stream().map(row -> row.columns()
                        .get(column)
                        .toString()));
            }
            for (var i = 0; i < table.sums().size(); i++) {
                var sum = i;
                var numbers = rows.stream().map(row -> row.sums().get(sum));
                if (SumTable.isOfSquares(table.sums().get(i))) {
                    SqlArrays.texts(upsert, position++, numbers.map(Number::toString));
                } else {
                    SqlArrays.numbers(upsert, position++, numbers.mapToLong(Number::longValue));
                }
            }
            upsert.executeUpdate();
        }
    }

    private static void addH2(Connection connection, SumTable table, List<SumRow> rows) throws SQLException {
        var missing = new ArrayList<SumRow>();
        try (var update = connection.prepareStatement(table.updateH2())) {
            for (var row : rows) {
                var position = bind(update, 1, row.sums());
                bind(update, position, row.columns().subList(0, table.key().size()));
                update.addBatch();
            }
            var updateCounts = update.executeBatch();
            for (var i = 0; i < updateCounts.length; i++) {
                if (updateCounts[i] == 0) {
                    missing.add(rows.get(i));
                }
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(table.insertH2())) {
            for (var row : missing) {
                bind(insert, bind(insert, 1, row.columns()), row.sums());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static int bind(PreparedStatement statement, int position, List<?> values) throws SQLException {
        for (var value : values) {
            statement.setObject(position++, value);
        }
        return position;
    }
}
