package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;
import org.kept.exclusion.ExcludedTime;
import org.kept.kpi.Input;
import org.kept.rollup.model.HourSource;
import org.kept.rollup.state.EarlierHours;
import org.kept.rollup.tally.InputDelta;

/** Reads sums of inputs by local hour; SQL sums over teams and channels, nothing here divides. */
@ApplicationScoped
class HourTallyReader {

    private final Database database;
    private final ReportingZone zone;
    private final EarlierHours earlierHours;

    HourTallyReader(Database database, ReportingZone zone, EarlierHours earlierHours) {
        this.database = database;
        this.zone = zone;
        this.earlierHours = earlierHours;
    }

    /**
     * Sums of each week from the first to the last, both inclusive; a week without data has no entry.
     *
     * @param excluded time within these weeks that is left out
     */
    Map<Period, HourSums> read(Collection<Input> inputs, Period from, Period to, Slice slice, ExcludedTime excluded) {
        var leftOut = excluded.spans().stream()
                .map(span ->
                        " and not (hour_at >= ? and hour_at < ?" + (span.team() == null ? "" : " and team = ?") + ")")
                .collect(Collectors.joining());
        var weeks = new HashMap<Period, HourSums>();
        var hours = HourSource.of(earlierHours.arePresent());
        var sql = "select input, hour_at, day_on, " + hours.sums() + " from " + hours.from() + " where input in ("
                + String.join(", ", Collections.nCopies(inputs.size(), "?"))
                + ") and day_on >= ? and day_on < ?" + slice.key().where() + leftOut
                + " group by input, hour_at, day_on";
        database.run(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                bind(select, bind(select, inputs, from, to, slice), excluded);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        add(weeks, rows);
                    }
                }
            }
        });
        return weeks;
    }

    private static int bind(PreparedStatement select, Collection<Input> inputs, Period from, Period to, Slice slice)
            throws SQLException {
        var position = 1;
        for (var input : inputs) {
            select.setString(position++, input.code());
        }
        select.setObject(position++, from.start());
        select.setObject(position++, to.end());
        return slice.key().bind(select, position);
    }

    private static void bind(PreparedStatement select, int first, ExcludedTime excluded) throws SQLException {
        var position = first;
        for (var span : excluded.spans()) {
            select.setObject(position++, span.from().atOffset(ZoneOffset.UTC));
            select.setObject(position++, span.to().atOffset(ZoneOffset.UTC));
            if (span.team() != null) {
                select.setString(position++, span.team());
            }
        }
    }

    private void add(Map<Period, HourSums> weeks, ResultSet rows) throws SQLException {
        var day = rows.getObject("day_on", LocalDate.class);
        // Local hour, so that the repeated hour in autumn is summed.
        var hour = rows.getObject("hour_at", OffsetDateTime.class)
                .atZoneSameInstant(zone.id())
                .getHour();
        var sums = new InputDelta(
                rows.getLong("n"),
                rows.getBigDecimal("total").longValueExact(),
                rows.getBigDecimal("squares").toBigIntegerExact());
        weeks.computeIfAbsent(Period.of(Grain.WEEK, day), week -> new HourSums())
                .add(day.getDayOfWeek(), hour, new Input(rows.getString("input")), sums);
    }
}
