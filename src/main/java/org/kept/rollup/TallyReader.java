package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.database.Once;
import org.kept.kpi.Input;
import org.kept.kpi.Sums;
import org.kept.kpi.Tally;

/** Reads sums of inputs over periods; SQL adds up, nothing here divides. */
@ApplicationScoped
class TallyReader {

    private static final int MOST_NAMES = 200;

    private static final String WEEK_OF_VIEW = "select input, week_on as start_on, n, total, squares"
            + " from tally_week_total where input = ? and team = ? and channel = ? and week_on >= ? and week_on < ?";

    private static final String EXTENT = "select min(week_on), max(week_on) from tally_week_total"
            + " where input = ? and team = '' and channel = '' and n > 0";

    /** The first and last day with anything counted. */
    record Extent(LocalDate first, LocalDate last) {}

    private final Database database;
    private final FigureStore figures;

    TallyReader(Database database, FigureStore figures) {
        this.database = database;
        this.figures = figures;
    }

    /** The tallies of the periods from the first to the last, both included; a period with nothing is not there. */
    Map<Period, Tally> read(Collection<Input> inputs, Period from, Period to, Cut cut) {
        var byPeriod = new HashMap<Period, Map<Input, Sums>>();
        each(inputs, from, to, cut, "", rows -> add(byPeriod, from.grain(), rows));
        var tallies = new HashMap<Period, Tally>();
        byPeriod.forEach((period, sums) -> tallies.put(period, new Tally(sums)));
        return tallies;
    }

    /** The same, apart for each team and channel. */
    Map<Period, Map<Cell, Tally>> readCells(Collection<Input> inputs, Period from, Period to, Cut cut) {
        var byCell = new HashMap<Cell, Map<Period, Map<Input, Sums>>>();
        each(inputs, from, to, cut, ", team, channel", rows -> {
            var cell = new Cell(rows.getString("team"), rows.getString("channel"));
            add(byCell.computeIfAbsent(cell, key -> new HashMap<>()), from.grain(), rows);
        });
        var tallies = new HashMap<Period, Map<Cell, Tally>>();
        byCell.forEach((cell, periods) -> periods.forEach((period, sums) ->
                tallies.computeIfAbsent(period, key -> new TreeMap<>()).put(cell, new Tally(sums))));
        return tallies;
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet rows) throws SQLException;
    }

    private void each(Collection<Input> inputs, Period from, Period to, Cut cut, String cells, RowReader reader) {
        var weekly = from.grain() == Grain.WEEK;
        if (weekly && cells.isEmpty()) {
            // Added up already.
            each(WEEK_OF_VIEW, inputs, from, to, cut.cell(), reader);
        } else {
            summed(weekly ? "tally_week" : "tally_hour", inputs, from, to, cut, cells, reader);
        }
    }

    /** One select an input: an index is followed to its last column only where all before it are given. */
    private void each(String sql, Collection<Input> inputs, Period from, Period to, Cell view, RowReader reader) {
        if (inputs.isEmpty()) {
            return;
        }
        database.run(connection -> {
            var all = String.join(" union all ", Collections.nCopies(inputs.size(), sql));
            try (var select = connection.prepareStatement(all)) {
                var position = 1;
                for (var input : inputs) {
                    select.setString(position++, input.code());
                    select.setString(position++, view.team());
                    select.setString(position++, view.channel());
                    select.setObject(position++, from.start());
                    select.setObject(position++, to.end());
                }
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
        });
    }

    private void summed(
            String table, Collection<Input> inputs, Period from, Period to, Cut cut, String cells, RowReader reader) {
        if (inputs.isEmpty()) {
            return;
        }
        var day = table.equals("tally_week") ? "week_on" : "day_on";
        var sql = "select input, " + day + " as start_on" + cells + ", sum(n) as n, sum(total) as total,"
                + " sum(squares) as squares from " + table + " where input in ("
                + String.join(", ", Collections.nCopies(inputs.size(), "?")) + ") and " + day + " >= ? and " + day
                + " < ?" + cut.where() + " group by input, " + day + cells;
        database.run(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                var position = inputs(select, inputs);
                select.setObject(position++, from.start());
                select.setObject(position++, to.end());
                cut.bind(select, position);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
        });
    }

    private static int inputs(PreparedStatement select, Collection<Input> inputs) throws SQLException {
        var position = 1;
        for (var input : inputs) {
            select.setString(position++, input.code());
        }
        return position;
    }

    private static void add(Map<Period, Map<Input, Sums>> byPeriod, Grain grain, ResultSet rows) throws SQLException {
        var period = Period.of(grain, rows.getObject("start_on", LocalDate.class));
        var sums = new Sums(
                rows.getLong("n"),
                rows.getLong("total") / 1000.0,
                rows.getBigDecimal("squares").doubleValue() / 100);
        byPeriod.computeIfAbsent(period, key -> new HashMap<>())
                .merge(new Input(rows.getString("input")), sums, Sums::plus);
    }

    /** The waits of the periods, by bin of the sketch. */
    Map<Period, SortedMap<Integer, Long>> waits(Period from, Period to, Cut cut) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select day_on, bin, sum(n) as n from wait_bin"
                    + " where day_on >= ? and day_on < ?" + cut.where() + " group by day_on, bin")) {
                select.setObject(1, from.start());
                select.setObject(2, to.end());
                cut.bind(select, 3);
                var waits = new HashMap<Period, SortedMap<Integer, Long>>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        var n = rows.getLong("n");
                        if (n > 0) {
                            waits.computeIfAbsent(
                                            Period.of(from.grain(), rows.getObject("day_on", LocalDate.class)),
                                            key -> new TreeMap<>())
                                    .merge(rows.getInt("bin"), n, Long::sum);
                        }
                    }
                }
                return waits;
            }
        });
    }

    /** The days between which the inputs, or figures of the KPI, have anything. */
    Optional<Extent> extent(String kpi, Collection<Input> inputs) {
        return Once.read(List.of("extent", kpi, Set.copyOf(inputs)), () -> readExtent(kpi, inputs));
    }

    private Optional<Extent> readExtent(String kpi, Collection<Input> inputs) {
        return database.with(connection -> {
            var starts = new ArrayList<LocalDate>();
            try (var select = connection.prepareStatement(
                    String.join(" union all ", Collections.nCopies(inputs.size(), EXTENT)))) {
                inputs(select, inputs);
                dates(select, starts);
            }
            figures.extent(kpi).ifPresent(extent -> starts.addAll(List.of(extent.first(), extent.last())));
            return starts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Extent(Collections.min(starts), Collections.max(starts)));
        });
    }

    private static void dates(PreparedStatement select, List<LocalDate> dates) throws SQLException {
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                for (var column = 1; column <= 2; column++) {
                    var date = rows.getObject(column, LocalDate.class);
                    if (date != null) {
                        dates.add(date);
                    }
                }
            }
        }
    }

    /** The teams that anything is counted under, by name, up to 200. */
    List<String> teams() {
        return Once.read("teams", () -> database.with(connection -> names(connection, "team")));
    }

    /** The channels that anything is counted under, by name, up to 200. */
    List<String> channels() {
        return Once.read("channels", () -> database.with(connection -> names(connection, "channel")));
    }

    private static List<String> names(Connection connection, String kind) throws SQLException {
        try (var select = connection.prepareStatement("select name from cut_name where kind = ? and n > 0"
                + " order by name fetch first " + MOST_NAMES + " rows only")) {
            select.setString(1, kind);
            var names = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return List.copyOf(names);
        }
    }
}
