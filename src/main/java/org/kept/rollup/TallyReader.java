package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.database.ReadSession;
import org.kept.exclusion.ExcludedTime;
import org.kept.kpi.CompanionFigures;
import org.kept.kpi.Input;
import org.kept.kpi.Tally;
import org.kept.kpi.Tally.InputSums;
import org.kept.rollup.custom.CustomKpiDefinitions;
import org.kept.rollup.model.HourSource;
import org.kept.rollup.model.SliceKey;
import org.kept.rollup.state.EarlierHours;
import org.kept.rollup.tally.InputDelta;
import org.kept.stats.QuantileSketch;

/** Reads sums of inputs over periods; SQL does the sums, nothing here divides. */
@ApplicationScoped
class TallyReader {

    private static final int MAX_NAMES = 200;

    private static final String WEEKS_OF_VIEW = " as nr, week_on, n, total, squares from tally_week_total"
            + " where input = ? and team = ? and channel = ? and week_on >= ? and week_on < ?";

    private static final String EXTENT = " as nr, min(week_on), max(week_on) from tally_week_total"
            + " where input = ? and team = '' and channel = '' and n > 0";

    /**
     * Where sums by input, team and channel are read from.
     *
     * @param day column of their day
     * @param sums columns of their sums: n, total, squares
     */
    private record SumRows(String from, String day, String sums) {
        private static final SumRows WEEKS = new SumRows("tally_week", "week_on", "sum(n), sum(total), sum(squares)");

        private static SumRows of(HourSource hours) {
            return new SumRows(hours.from(), "day_on", hours.sums());
        }
    }

    /** The first and last day with data. */
    record DayExtent(LocalDate first, LocalDate last) {}

    /** Sums of an input in one week. */
    private record WeekSums(Period period, InputSums sums) {}

    private final Database database;
    private final FigureStore figures;
    private final ReadSession reads;
    private final EarlierHours earlierHours;

    TallyReader(Database database, FigureStore figures, ReadSession reads, EarlierHours earlierHours) {
        this.database = database;
        this.figures = figures;
        this.reads = reads;
        this.earlierHours = earlierHours;
    }

    private SumRows hours() {
        return SumRows.of(HourSource.of(earlierHours.arePresent()));
    }

    /** Tallies of the periods from the first to the last, both inclusive; a period without data has no entry. */
    Map<Period, Tally> read(Collection<Input> inputs, Period from, Period to, Slice slice) {
        var byPeriod = new HashMap<Period, Map<Input, InputSums>>();
        if (from.grain() == Grain.WEEK) {
            // Stored as totals.
            weeks(inputs, from, to, slice.key())
                    .forEach((input, weeks) -> weeks.forEach(week -> {
                        if (week.period().compareTo(from) >= 0) {
                            add(byPeriod, week.period(), input, week.sums());
                        }
                    }));
        } else {
            readSums(hours(), inputs, from, to, slice, "", (input, rows) -> {
                var period = Period.of(from.grain(), rows.getObject(2, LocalDate.class));
                add(byPeriod, period, input, sums(input, rows));
            });
        }
        var tallies = new HashMap<Period, Tally>();
        byPeriod.forEach((period, sums) -> tallies.put(period, new Tally(sums)));
        return tallies;
    }

    /** The same by team and channel. */
    Map<Period, Map<SliceKey, Tally>> readCells(Collection<Input> inputs, Period from, Period to, Slice slice) {
        return readCells(inputs, from, to, slice, List.of(Dimension.values()));
    }

    /** The same by some dimensions; the keys leave the other one empty. */
    Map<Period, Map<SliceKey, Tally>> readCells(
            Collection<Input> inputs, Period from, Period to, Slice slice, List<Dimension> by) {
        var keyColumns = by.stream().map(each -> ", " + each.code()).collect(Collectors.joining());
        var byCell = new HashMap<SliceKey, Map<Period, Map<Input, InputSums>>>();
        var table = from.grain() == Grain.WEEK ? SumRows.WEEKS : hours();
        readSums(table, inputs, from, to, slice, keyColumns, (input, rows) -> {
            var sliceKey = new SliceKey(
                    by.contains(Dimension.TEAM) ? rows.getString("team") : "",
                    by.contains(Dimension.CHANNEL) ? rows.getString("channel") : "");
            var period = Period.of(from.grain(), rows.getObject(2, LocalDate.class));
            add(byCell.computeIfAbsent(sliceKey, key -> new HashMap<>()), period, input, sums(input, rows));
        });
        var tallies = new HashMap<Period, Map<SliceKey, Tally>>();
        byCell.forEach((sliceKey, periods) -> periods.forEach((period, sums) ->
                tallies.computeIfAbsent(period, key -> new TreeMap<>()).put(sliceKey, new Tally(sums))));
        return tallies;
    }

    /** Reads a row of one input: column 2 is the start day, followed by n, total and squares. */
    @FunctionalInterface
    private interface RowReader {
        void read(Input input, ResultSet rows) throws SQLException;
    }

    /**
     * Preloads, in one query each, the weeks of a view up to {@code to} and the extents of inputs. Cached only
     * {@linkplain ReadSession in a session}.
     */
    void preload(Collection<Input> inputs, Collection<Input> extentInputs, Period to, Slice slice) {
        weeks(inputs, to, to, slice.key());
        extents(extentInputs);
    }

    /** In a session the weeks from the beginning, so that they are read once; otherwise from {@code from}. */
    private Map<Input, List<WeekSums>> weeks(Collection<Input> inputs, Period from, Period to, SliceKey view) {
        var cached = reads.read(List.of("weeks", view, to), HashMap<Input, List<WeekSums>>::new);
        var missing = missing(inputs, cached);
        if (!missing.isEmpty()) {
            var start = reads.isOpen() ? CustomKpiDefinitions.BEGINNING : from.start();
            cached.putAll(database.with(connection -> read(connection, missing, start, to.end(), view)));
        }
        var requested = new HashMap<>(cached);
        requested.keySet().retainAll(inputs);
        return requested;
    }

    private static List<Input> missing(Collection<Input> inputs, Map<Input, ?> cached) {
        return inputs.stream()
                .filter(input -> !cached.containsKey(input))
                .distinct()
                .toList();
    }

    /** One select per input: an index is used up to its last column only if all columns before it are given. */
    private static Map<Input, List<WeekSums>> read(
            Connection connection, List<Input> inputs, LocalDate from, LocalDate end, SliceKey view)
            throws SQLException {
        var weeks = new HashMap<Input, List<WeekSums>>();
        try (var select = connection.prepareStatement(unionAll(WEEKS_OF_VIEW, inputs))) {
            var position = 1;
            for (var input : inputs) {
                weeks.put(input, new ArrayList<>());
                select.setString(position++, input.code());
                select.setString(position++, view.team());
                select.setString(position++, view.channel());
                select.setObject(position++, from);
                select.setObject(position++, end);
            }
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var week = new Period(Grain.WEEK, rows.getObject(2, LocalDate.class));
                    var input = inputs.get(rows.getInt(1));
                    Objects.requireNonNull(weeks.get(input), "put above").add(new WeekSums(week, sums(input, rows)));
                }
            }
        }
        return weeks;
    }

    /** One union of the selects; each row begins with the index of its input. */
    private static String unionAll(String rest, List<Input> inputs) {
        return IntStream.range(0, inputs.size())
                .mapToObj(nr -> "select " + nr + rest)
                .collect(Collectors.joining(" union all "));
    }

    private void readSums(
            SumRows table,
            Collection<Input> inputs,
            Period from,
            Period to,
            Slice slice,
            String keyColumns,
            RowReader reader) {
        if (inputs.isEmpty()) {
            return;
        }
        var day = table.day();
        var sql = "select input, " + day + ", " + table.sums() + keyColumns + " from " + table.from()
                + " where input in ("
                + String.join(", ", Collections.nCopies(inputs.size(), "?")) + ") and " + day + " >= ? and " + day
                + " < ?" + slice.key().where() + " group by input, " + day + keyColumns;
        database.run(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                var position = bindInputs(select, inputs);
                select.setObject(position++, from.start());
                select.setObject(position++, to.end());
                slice.key().bind(select, position);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        reader.read(new Input(rows.getString(1)), rows);
                    }
                }
            }
        });
    }

    private static int bindInputs(PreparedStatement select, Collection<Input> inputs) throws SQLException {
        var position = 1;
        for (var input : inputs) {
            select.setString(position++, input.code());
        }
        return position;
    }

    private static void add(Map<Period, Map<Input, InputSums>> byPeriod, Period period, Input input, InputSums sums) {
        byPeriod.computeIfAbsent(period, key -> new HashMap<>()).merge(input, sums, InputSums::plus);
    }

    private static InputSums sums(Input input, ResultSet rows) throws SQLException {
        // Squares can exceed a long.
        double fineness = input.fineness();
        return new InputSums(rows.getLong(3), rows.getLong(4) / 1000.0, rows.getDouble(5) / (fineness * fineness));
    }

    /**
     * Values of an input by period and bin of their sketch: waits, or those of a custom KPI.
     *
     * @param excluded days that are left out
     */
    Map<Period, Map<Integer, QuantileSketch.SketchBin>> bins(
            Input input, Period from, Period to, Slice slice, List<ExcludedTime.ExcludedDayRange> excluded) {
        var isOfWaits = input.equals(CompanionFigures.SKETCHED);
        var source = isOfWaits ? "wait_bin where" : "value_bin where input in (?, ?) and";
        var keyColumns = isOfWaits ? "" : ", input";
        var leftOut = excluded.stream()
                .map(range ->
                        " and not (day_on >= ? and day_on < ?" + (range.team() == null ? "" : " and team = ?") + ")")
                .collect(Collectors.joining());
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select day_on, bin, sum(n) as n, sum(total) as total"
                    + keyColumns + " from " + source + " day_on >= ? and day_on < ?"
                    + slice.key().where() + leftOut
                    + " group by day_on, bin" + keyColumns)) {
                var position = 1;
                if (!isOfWaits) {
                    select.setString(position++, input.code());
                    select.setString(position++, input.millions().code());
                }
                select.setObject(position++, from.start());
                select.setObject(position++, to.end());
                position = slice.key().bind(select, position);
                for (var range : excluded) {
                    select.setObject(position++, range.first());
                    select.setObject(position++, range.end());
                    if (range.team() != null) {
                        select.setString(position++, range.team());
                    }
                }
                var waits = new HashMap<Period, Map<Integer, QuantileSketch.SketchBin>>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        var n = rows.getLong("n");
                        if (n > 0) {
                            var part = isOfWaits ? input : new Input(rows.getString("input"));
                            waits.computeIfAbsent(
                                            Period.of(from.grain(), rows.getObject("day_on", LocalDate.class)),
                                            key -> new HashMap<>())
                                    .merge(
                                            rows.getInt("bin"),
                                            new InputDelta(n, rows.getLong("total"), BigInteger.ZERO).bin(part),
                                            QuantileSketch.SketchBin::plus);
                        }
                    }
                }
                return waits;
            }
        });
    }

    /** The first and last day with data for the inputs or figures of the KPI; empty if there are none. */
    Optional<DayExtent> extent(String kpi, Collection<Input> inputs) {
        return reads.read(List.of("extent", kpi, Set.copyOf(inputs)), () -> readExtent(kpi, inputs));
    }

    private Optional<DayExtent> readExtent(String kpi, Collection<Input> inputs) {
        var bounds = new ArrayList<LocalDate>();
        extents(inputs).values().forEach(extent -> extent.ifPresent(days -> add(bounds, days)));
        figures.extent(kpi).ifPresent(days -> add(bounds, days));
        return bounds.isEmpty()
                ? Optional.empty()
                : Optional.of(new DayExtent(Collections.min(bounds), Collections.max(bounds)));
    }

    private static void add(List<LocalDate> bounds, DayExtent extent) {
        bounds.add(extent.first());
        bounds.add(extent.last());
    }

    private Map<Input, Optional<DayExtent>> extents(Collection<Input> inputs) {
        var cached = reads.read("extents", HashMap<Input, Optional<DayExtent>>::new);
        var missing = missing(inputs, cached);
        if (!missing.isEmpty()) {
            database.run(connection -> readExtents(connection, missing, cached));
        }
        var requested = new HashMap<>(cached);
        requested.keySet().retainAll(inputs);
        return requested;
    }

    private static void readExtents(Connection connection, List<Input> inputs, Map<Input, Optional<DayExtent>> into)
            throws SQLException {
        try (var select = connection.prepareStatement(unionAll(EXTENT, inputs))) {
            bindInputs(select, inputs);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var first = rows.getObject(2, LocalDate.class);
                    var extent = first == null ? null : new DayExtent(first, rows.getObject(3, LocalDate.class));
                    into.put(inputs.get(rows.getInt(1)), Optional.ofNullable(extent));
                }
            }
        }
    }

    /** Teams with events or figures, by name, up to 200. */
    List<String> teams() {
        return reads.read("teams", () -> database.with(connection -> names(connection, "team")));
    }

    /** Channels with events or figures, by name, up to 200. */
    List<String> channels() {
        return reads.read("channels", () -> database.with(connection -> names(connection, "channel")));
    }

    private static List<String> names(Connection connection, String kind) throws SQLException {
        // Each part has the limit as well: ordered as its key is, the first is read no further.
        var first = " fetch first " + MAX_NAMES + " rows only";
        var sql = "(select name from cut_name where kind = ? and n > 0 order by kind, name" + first
                + ") union (select distinct " + kind + " from figure where " + kind + " <> '' order by " + kind + first
                + ") order by name" + first;
        try (var select = connection.prepareStatement(sql)) {
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
