package org.kept.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;

/** SQL of the silences of sources; ingestion keeps the time of the last event in the table {@code feed}. */
@ApplicationScoped
class SourceSilenceStore {

    private static final int MAX_SOURCES = 500;

    /**
     * A source that sent something since the last evaluation.
     *
     * @param before time of its event before that; null if it is new
     */
    record SourceArrival(
            String source, Instant lastReceived, @Nullable Instant before) {}

    /**
     * Sending pattern of a source.
     *
     * @param longest its longest silence in the stored weeks
     * @param arrivals number of evaluations in these weeks at which it had sent something
     */
    record SourceRhythm(String source, Instant firstSeen, Instant lastReceived, Duration longest, long arrivals) {}

    private static final String ARRIVALS = "select f.source, f.last_received, a.last_received from feed f"
            + " left join alert_source a on a.source = f.source"
            + " where a.source is null or f.last_received > a.last_received order by f.source fetch first "
            + MAX_SOURCES + " rows only";

    private static final String ALL = "select a.source, a.first_seen, a.last_received, coalesce(max(s.longest), 0),"
            + " coalesce(sum(s.arrivals), 0) from alert_source a left join alert_source_silence s"
            + " on s.source = a.source group by a.source, a.first_seen, a.last_received order by a.source fetch first "
            + MAX_SOURCES + " rows only";

    private final Database database;

    SourceSilenceStore(Database database) {
        this.database = database;
    }

    List<SourceArrival> arrivals() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(ARRIVALS);
                    var rows = select.executeQuery()) {
                var arrivals = new ArrayList<SourceArrival>();
                while (rows.next()) {
                    var before = rows.getObject(3, OffsetDateTime.class);
                    arrivals.add(new SourceArrival(
                            rows.getString(1), instant(rows, 2), before == null ? null : before.toInstant()));
                }
                return List.copyOf(arrivals);
            }
        });
    }

    List<SourceRhythm> all() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(ALL);
                    var rows = select.executeQuery()) {
                var all = new ArrayList<SourceRhythm>();
                while (rows.next()) {
                    all.add(new SourceRhythm(
                            rows.getString(1),
                            instant(rows, 2),
                            instant(rows, 3),
                            Duration.ofSeconds(rows.getLong(4)),
                            rows.getLong(5)));
                }
                return List.copyOf(all);
            }
        });
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    void insert(String source, Instant firstSeen, Instant lastReceived) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement("insert into alert_source (source, first_seen,"
                    + " last_received) values (?, ?, ?) on conflict do nothing")) {
                insert.setString(1, source);
                insert.setObject(2, firstSeen.atOffset(ZoneOffset.UTC));
                insert.setObject(3, lastReceived.atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        });
    }

    void update(String source, Instant lastReceived) {
        database.run(connection -> {
            try (var update =
                    connection.prepareStatement("update alert_source set last_received = ? where source = ?")) {
                update.setObject(1, lastReceived.atOffset(ZoneOffset.UTC));
                update.setString(2, source);
                update.executeUpdate();
            }
        });
    }

    /** Counts an arrival in a week, after a silence. */
    void add(String source, String week, Duration silence) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement("insert into alert_source_silence (source, week, longest,"
                            + " arrivals) values (?, ?, 0, 0) on conflict do nothing");
                    var update = connection.prepareStatement(
                            "update alert_source_silence set arrivals = arrivals + 1,"
                                    + " longest = case when longest < ? then ? else longest end where source = ? and week = ?")) {
                insert.setString(1, source);
                insert.setString(2, week);
                insert.executeUpdate();
                update.setLong(1, silence.toSeconds());
                update.setLong(2, silence.toSeconds());
                update.setString(3, source);
                update.setString(4, week);
                update.executeUpdate();
            }
        });
    }

    /** Restarts every silence now, because nothing could be received before; silences with an alert go on. */
    void restart(Instant now) {
        database.run(connection -> {
            try (var update = connection.prepareStatement("update alert_source set last_received = ?"
                    + " where last_received <> ? and not exists (select 1 from alert a where a.open_key = ?"
                    + " || alert_source.source)")) {
                update.setObject(1, now.atOffset(ZoneOffset.UTC));
                update.setObject(2, now.atOffset(ZoneOffset.UTC));
                update.setString(3, AlertCondition.key(AlertKind.SILENCE, "", null));
                update.executeUpdate();
            }
        });
    }

    void deleteBefore(String week) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from alert_source_silence where week < ?")) {
                delete.setString(1, week);
                delete.executeUpdate();
            }
        });
    }
}
