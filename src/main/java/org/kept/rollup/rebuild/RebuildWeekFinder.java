package org.kept.rollup.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;
import org.kept.ingest.RetentionHorizon;
import org.kept.kpi.EventType;
import org.kept.rollup.custom.CustomKpiDefinitions;
import org.kept.rollup.model.HourSource;
import org.kept.types.EventTypes;

/** Finds the weeks that a rebuild has to go through, before it begins and while others write. */
@ApplicationScoped
class RebuildWeekFinder {

    private static final String NEXT_EVENT = "select occurred_at from event where type = ? and occurred_at >= ?"
            + " order by type, occurred_at fetch first 1 rows only";

    private static final List<String> DAYS = List.of(
            "select distinct day_on, input from " + HourSource.CELLS.from(),
            "select distinct week_on, input from tally_week",
            "select distinct week_on, input from tally_week_total",
            "select distinct day_on, '' from wait_bin",
            "select distinct day_on, input from value_bin",
            "select distinct day_on, input from counted_customer",
            "select distinct start_on, '' from customer_count");

    private final Database database;
    private final RetentionHorizon retentionHorizon;
    private final ReportingZone zone;
    private final EventTypes types;

    RebuildWeekFinder(Database database, RetentionHorizon retentionHorizon, ReportingZone zone, EventTypes types) {
        this.database = database;
        this.retentionHorizon = retentionHorizon;
        this.zone = zone;
        this.types = types;
    }

    RebuildWeeks find() {
        return database.with(connection -> {
            var mondays = new TreeSet<LocalDate>();
            var inputs = new HashSet<String>();
            for (var days : DAYS) {
                rows(connection, days, mondays, inputs);
            }
            figures(connection, mondays);
            for (var type : types.all()) {
                events(connection, type, mondays);
            }
            mondays.removeIf(monday -> retentionHorizon.truncates(new Period(Grain.WEEK, monday)));
            return new RebuildWeeks(mondays, inputs);
        });
    }

    private static void rows(Connection connection, String sql, Set<LocalDate> mondays, Set<String> inputs)
            throws SQLException {
        try (var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                mondays.add(Period.of(Grain.WEEK, rows.getObject(1, LocalDate.class))
                        .start());
                inputs.add(rows.getString(2));
            }
        }
    }

    private void figures(Connection connection, Set<LocalDate> mondays) throws SQLException {
        try (var select = connection.prepareStatement("select at from figure");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                mondays.add(week(rows.getObject(1, OffsetDateTime.class)).start());
            }
        }
    }

    /** Skips from one week with an event of the type to the next, by the index. */
    private void events(Connection connection, EventType type, Set<LocalDate> mondays) throws SQLException {
        try (var select = connection.prepareStatement(NEXT_EVENT)) {
            var from = CustomKpiDefinitions.BEGINNING.atStartOfDay().atOffset(ZoneOffset.UTC);
            while (from != null) {
                select.setString(1, type.code());
                select.setObject(2, from);
                try (var rows = select.executeQuery()) {
                    from = null;
                    if (rows.next()) {
                        var week = week(rows.getObject(1, OffsetDateTime.class));
                        mondays.add(week.start());
                        from = zone.endOf(week).atOffset(ZoneOffset.UTC);
                    }
                }
            }
        }
    }

    private Period week(OffsetDateTime at) {
        return zone.periodOf(Grain.WEEK, at.toInstant());
    }
}
