package org.kept.rollup.excluded;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.database.Database;
import org.kept.database.ReadSession;
import org.kept.exclusion.ExcludedTime;
import org.kept.kpi.Input;
import org.kept.kpi.Tally;
import org.kept.kpi.Tally.InputSums;
import org.kept.rollup.model.HourSource;
import org.kept.rollup.model.SliceKey;
import org.kept.rollup.state.EarlierHours;

/** Reads the sums of the hours that exclusions leave out, to be subtracted from the sums of periods. */
@ApplicationScoped
public class ExcludedTallyReader {

    /** Selects that one statement unites. */
    private static final int SELECTS_OF_A_STATEMENT = 100;

    /** Reads a row of one input: its day, n, total and squares, and the key columns. */
    @FunctionalInterface
    private interface ExcludedRowReader {
        void read(Input input, ResultSet rows) throws SQLException;
    }

    private final Database database;
    private final ReadSession reads;
    private final EarlierHours earlierHours;

    ExcludedTallyReader(Database database, ReadSession reads, EarlierHours earlierHours) {
        this.database = database;
        this.reads = reads;
        this.earlierHours = earlierHours;
    }

    /** The excluded sums by period; a period without any has no entry. */
    public Map<Period, Tally> whole(Set<Input> inputs, Grain grain, SliceKey view, ExcludedTime excluded) {
        var key = List.of("excluded", Set.copyOf(inputs), grain, view, excluded.spans());
        return reads.read(key, () -> readWhole(inputs, grain, view, excluded));
    }

    private Map<Period, Tally> readWhole(Set<Input> inputs, Grain grain, SliceKey view, ExcludedTime excluded) {
        var sums = new HashMap<Period, Map<Input, InputSums>>();
        read(inputs, view, excluded, "", (input, rows) -> add(sums, period(grain, rows), input, rows));
        return tallies(sums);
    }

    /** The same by team and channel. */
    public Map<Period, Map<SliceKey, Tally>> cells(
            Set<Input> inputs, Grain grain, SliceKey view, ExcludedTime excluded) {
        var byCell = new HashMap<SliceKey, Map<Period, Map<Input, InputSums>>>();
        read(inputs, view, excluded, ", team, channel", (input, rows) -> {
            var cell = new SliceKey(rows.getString("team"), rows.getString("channel"));
            add(byCell.computeIfAbsent(cell, key -> new HashMap<>()), period(grain, rows), input, rows);
        });
        var cells = new HashMap<Period, Map<SliceKey, Tally>>();
        byCell.forEach((cell, sums) -> tallies(sums)
                .forEach((period, tally) ->
                        cells.computeIfAbsent(period, key -> new TreeMap<>()).put(cell, tally)));
        return cells;
    }

    private static Period period(Grain grain, ResultSet rows) throws SQLException {
        return Period.of(grain, rows.getObject("day_on", LocalDate.class));
    }

    private static void add(Map<Period, Map<Input, InputSums>> sums, Period period, Input input, ResultSet rows)
            throws SQLException {
        // Squares can exceed a long.
        double fineness = input.fineness();
        var more = new InputSums(
                rows.getLong("n"), rows.getLong("total") / 1000.0, rows.getDouble("squares") / (fineness * fineness));
        sums.computeIfAbsent(period, key -> new HashMap<>()).merge(input, more, InputSums::plus);
    }

    private static Map<Period, Tally> tallies(Map<Period, Map<Input, InputSums>> sums) {
        var tallies = new HashMap<Period, Tally>();
        sums.forEach((period, each) -> tallies.put(period, new Tally(each)));
        return tallies;
    }

    private void read(
            Collection<Input> inputs,
            SliceKey view,
            ExcludedTime excluded,
            String keyColumns,
            ExcludedRowReader reader) {
        var spans = List.copyOf(excluded.spans());
        if (inputs.isEmpty() || spans.isEmpty()) {
            return;
        }
        var hours = HourSource.of(earlierHours.arePresent());
        database.run(connection -> {
            for (var first = 0; first < spans.size(); first += SELECTS_OF_A_STATEMENT) {
                var last = Math.min(spans.size(), first + SELECTS_OF_A_STATEMENT);
                read(connection, hours, inputs, spans.subList(first, last), view, keyColumns, reader);
            }
        });
    }

    /** One select for each span: spans do not overlap, and the primary key finds their hours. */
    private static void read(
            Connection connection,
            HourSource hours,
            Collection<Input> inputs,
            List<ExcludedTime.ExcludedSpan> spans,
            SliceKey view,
            String keyColumns,
            ExcludedRowReader reader)
            throws SQLException {
        var columns = "select input, day_on, " + hours.sums() + keyColumns + " from " + hours.from()
                + " where input in ("
                + String.join(", ", Collections.nCopies(inputs.size(), "?")) + ")";
        var sql = spans.stream()
                .map(span -> columns + " and hour_at >= ? and hour_at < ?"
                        + (span.team() == null ? "" : " and team = ?") + view.where() + " group by input, day_on"
                        + keyColumns)
                .collect(Collectors.joining(" union all "));
        try (var select = connection.prepareStatement(sql)) {
            var position = 1;
            for (var span : spans) {
                for (var input : inputs) {
                    select.setString(position++, input.code());
                }
                select.setObject(position++, span.from().atOffset(ZoneOffset.UTC));
                select.setObject(position++, span.to().atOffset(ZoneOffset.UTC));
                if (span.team() != null) {
                    select.setString(position++, span.team());
                }
                position = view.bind(select, position);
            }
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.read(new Input(rows.getString("input")), rows);
                }
            }
        }
    }
}
