package org.kept.imports.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kept.database.Database;
import org.kept.ingest.InputText;

/** Stores schedules, their leases and the results of their runs. */
@ApplicationScoped
class ScheduleStore {

    /** Number of runs kept for each schedule. */
    static final int MAX_RUNS = 20;

    private static final String COLUMNS =
            "name, url, mapping, every_seconds, author, due, etag, last_modified, failures, paused";
    private static final String SELECT = "select " + COLUMNS + " from import_schedule";

    private static final String LEASE = "update import_schedule set lease = ?, leased_until = ? where name = ?"
            + " and not paused and due <= ? and (leased_until is null or leased_until <= ?)";

    private static final String END_LEASE = "update import_schedule set lease = null, leased_until = null, due = ?,"
            + " etag = ?, last_modified = ?, failures = ? where name = ? and lease = ?";

    private static final String DELETE_RUNS = "delete from import_schedule_run where schedule = ? and id not in"
            + " (select id from import_schedule_run where schedule = ? order by started desc, id fetch first "
            + MAX_RUNS + " rows only)";

    /** A schedule that this node alone may run until the lease ends. */
    record LeasedSchedule(ImportSchedule schedule, String lease) {}

    private final Database database;

    ScheduleStore(Database database) {
        this.database = database;
    }

    /** All schedules, by name. */
    List<ImportSchedule> all() {
        return select(SELECT + " order by name");
    }

    Optional<ImportSchedule> find(String name) {
        return InputText.isStorable(name)
                ? select(SELECT + " where name = ?", name).stream().findFirst()
                : Optional.empty();
    }

    /** The due schedules, the longest due first. */
    List<ImportSchedule> due(Instant now) {
        return select(SELECT + " where not paused and due <= ? order by due, name", now.atOffset(ZoneOffset.UTC));
    }

    private List<ImportSchedule> select(String sql, Object... parameters) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                for (var i = 0; i < parameters.length; i++) {
                    select.setObject(i + 1, parameters[i]);
                }
                var schedules = new ArrayList<ImportSchedule>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        schedules.add(schedule(rows));
                    }
                }
                return List.copyOf(schedules);
            }
        });
    }

    private static ImportSchedule schedule(ResultSet rows) throws SQLException {
        return new ImportSchedule(
                rows.getString("name"),
                URI.create(rows.getString("url")),
                rows.getString("mapping"),
                Duration.ofSeconds(rows.getLong("every_seconds")),
                rows.getString("author"),
                rows.getObject("due", OffsetDateTime.class).toInstant(),
                rows.getString("etag"),
                rows.getString("last_modified"),
                rows.getInt("failures"),
                rows.getBoolean("paused"));
    }

    void insert(ImportSchedule schedule) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into import_schedule (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, schedule.name());
                insert.setString(2, schedule.url().toString());
                insert.setString(3, schedule.mapping());
                insert.setLong(4, schedule.every().toSeconds());
                insert.setString(5, schedule.author());
                time(insert, 6, schedule.due());
                insert.setString(7, schedule.etag());
                insert.setString(8, schedule.lastModified());
                insert.setInt(9, schedule.failures());
                insert.setBoolean(10, schedule.paused());
                insert.executeUpdate();
            }
        });
    }

    /** Replaces a schedule. Its current run no longer counts. */
    void update(ImportSchedule schedule) {
        database.run(connection -> {
            try (var update = connection.prepareStatement("update import_schedule set url = ?, mapping = ?,"
                    + " every_seconds = ?, author = ?, due = ?, etag = ?, last_modified = ?, failures = ?,"
                    + " paused = ?, lease = null, leased_until = null where name = ?")) {
                update.setString(1, schedule.url().toString());
                update.setString(2, schedule.mapping());
                update.setLong(3, schedule.every().toSeconds());
                update.setString(4, schedule.author());
                time(update, 5, schedule.due());
                update.setString(6, schedule.etag());
                update.setString(7, schedule.lastModified());
                update.setInt(8, schedule.failures());
                update.setBoolean(9, schedule.paused());
                update.setString(10, schedule.name());
                update.executeUpdate();
            }
        });
    }

    /** Saves whether a schedule is paused and when it is due. Its current run continues. */
    void saveDue(ImportSchedule schedule) {
        database.run(connection -> {
            try (var update =
                    connection.prepareStatement("update import_schedule set paused = ?, due = ? where name = ?")) {
                update.setBoolean(1, schedule.paused());
                time(update, 2, schedule.due());
                update.setString(3, schedule.name());
                update.executeUpdate();
            }
        });
    }

    /** Deletes a schedule and its runs; false if there is none with that name. */
    boolean delete(String name) {
        return database.with(connection -> {
            try (var delete = connection.prepareStatement("delete from import_schedule where name = ?")) {
                delete.setString(1, name);
                return delete.executeUpdate() > 0;
            }
        });
    }

    /** Leases a due schedule, so that no other node runs it; empty if another node has it or has already run it. */
    Optional<LeasedSchedule> lease(String name, Instant now, Duration duration) {
        var lease = UUID.randomUUID().toString();
        var taken = database.with(connection -> {
            try (var update = connection.prepareStatement(LEASE)) {
                update.setString(1, lease);
                time(update, 2, now.plus(duration));
                update.setString(3, name);
                time(update, 4, now);
                time(update, 5, now);
                return update.executeUpdate();
            }
        });
        return taken == 0 ? Optional.empty() : find(name).map(schedule -> new LeasedSchedule(schedule, lease));
    }

    /**
     * Stores the result of a run and ends the lease, in the caller's transaction.
     *
     * @param after the schedule from now on
     * @return false, and stores nothing, if it was changed or removed meanwhile, or the lease ended
     */
    boolean end(LeasedSchedule leased, ImportSchedule after, ScheduleRun run) {
        var ended = database.with(connection -> {
            try (var update = connection.prepareStatement(END_LEASE)) {
                time(update, 1, after.due());
                update.setString(2, after.etag());
                update.setString(3, after.lastModified());
                update.setInt(4, after.failures());
                update.setString(5, after.name());
                update.setString(6, leased.lease());
                return update.executeUpdate() > 0;
            }
        });
        if (ended) {
            insert(after.name(), run);
        }
        return ended;
    }

    private void insert(String schedule, ScheduleRun run) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement("insert into import_schedule_run"
                            + " (id, schedule, started, finished, outcome, import_id, detail)"
                            + " values (?, ?, ?, ?, ?, ?, ?)");
                    var delete = connection.prepareStatement(DELETE_RUNS)) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setString(2, schedule);
                time(insert, 3, run.started());
                time(insert, 4, run.finished());
                insert.setString(5, run.outcome().code());
                insert.setString(6, run.importId());
                insert.setString(7, run.detail());
                insert.executeUpdate();
                delete.setString(1, schedule);
                delete.setString(2, schedule);
                delete.executeUpdate();
            }
        });
    }

    /** The last runs of a schedule, newest first. */
    List<ScheduleRun> runs(String schedule, int max) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(
                    "select started, finished, outcome, import_id, detail from import_schedule_run"
                            + " where schedule = ? order by started desc, id fetch first ? rows only")) {
                select.setString(1, schedule);
                select.setInt(2, max);
                var runs = new ArrayList<ScheduleRun>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        runs.add(new ScheduleRun(
                                rows.getObject("started", OffsetDateTime.class).toInstant(),
                                rows.getObject("finished", OffsetDateTime.class).toInstant(),
                                ScheduleRun.RunOutcome.of(rows.getString("outcome")),
                                rows.getString("import_id"),
                                rows.getString("detail")));
                    }
                }
                return List.copyOf(runs);
            }
        });
    }

    private static void time(PreparedStatement statement, int position, Instant time) throws SQLException {
        statement.setObject(position, time.atOffset(ZoneOffset.UTC));
    }
}
