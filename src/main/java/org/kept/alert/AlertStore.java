package org.kept.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.ingest.InputText;

/** SQL of the alerts. */
@ApplicationScoped
class AlertStore {

    private static final int MAX_TITLE = 480;
    private static final int MAX_DETAIL = 1_900;

    private static final String SELECT = "select id, kind, last_key, clause, kpi, team, week, title, detail, href,"
            + " opened, quiet_since, acknowledged, acknowledged_by, note, closed, closed_because from alert";

    private static final String INSERT = "insert into alert (id, kind, open_key, last_key, clause, kpi, team, week,"
            + " title, detail, href, opened) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private final Database database;

    AlertStore(Database database) {
        this.database = database;
    }

    /** The alerts that are not closed, newest first. */
    List<Alert> unclosed() {
        return database.with(connection -> {
            try (var select =
                    connection.prepareStatement(SELECT + " where open_key is not null order by opened desc, id")) {
                return alerts(select);
            }
        });
    }

    /** The closed alerts, last closed first. */
    List<Alert> closed(int limit) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(
                    SELECT + " where open_key is null order by closed desc, id fetch first ? rows only")) {
                select.setInt(1, limit);
                return alerts(select);
            }
        });
    }

    Optional<Alert> find(UUID id) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(SELECT + " where id = ?")) {
                select.setObject(1, id);
                return alerts(select).stream().findFirst();
            }
        });
    }

    /** Opens an alert; false if one with its key is not closed yet. */
    boolean insert(Alert alert) {
        var condition = alert.condition();
        return database.with(connection -> {
            try (var insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, alert.id());
                insert.setString(2, condition.kind().code());
                insert.setString(3, condition.key());
                insert.setString(4, condition.key());
                insert.setString(5, condition.clause());
                insert.setString(6, condition.kpi());
                insert.setString(7, condition.team());
                insert.setString(8, condition.week());
                insert.setString(9, InputText.truncate(MAX_TITLE, condition.title()));
                insert.setString(10, InputText.truncate(MAX_DETAIL, condition.detail()));
                insert.setString(11, condition.href());
                time(insert, 12, alert.opened());
                return insert.executeUpdate() > 0;
            }
        });
    }

    /** Whether an alert with this key and week was closed: an alert is told once. */
    boolean wasClosed(String key, String week) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement(
                    "select 1 from alert where last_key = ? and closed is not null and week = ?")) {
                select.setString(1, key);
                select.setString(2, week);
                try (var rows = select.executeQuery()) {
                    return rows.next();
                }
            }
        });
    }

    /**
     * Stores whether the condition of an alert is over.
     *
     * @param since time since which it is over; null if it holds again
     * @param week the last week in which it held; null if it is about no week
     */
    void setQuiet(UUID id, @Nullable Instant since, @Nullable String week) {
        database.run(connection -> {
            try (var update = connection.prepareStatement("update alert set quiet_since = ?, week = ? where id = ?")) {
                update.setObject(
                        1, since == null ? null : since.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
                update.setString(2, week);
                update.setObject(3, id);
                update.executeUpdate();
            }
        });
    }

    /** Closes an alert; false if it was closed before. */
    boolean close(UUID id, Instant now, String because) {
        return database.with(connection -> {
            try (var update = connection.prepareStatement("update alert set closed = ?, closed_because = ?,"
                    + " open_key = null where id = ? and closed is null")) {
                time(update, 1, now);
                update.setString(2, because);
                update.setObject(3, id);
                return update.executeUpdate() > 0;
            }
        });
    }

    /** Acknowledges an alert; false if it is already acknowledged, or closed. */
    boolean acknowledge(UUID id, Instant now, String by, @Nullable String note) {
        return database.with(connection -> {
            try (var update = connection.prepareStatement("update alert set acknowledged = ?, acknowledged_by = ?,"
                    + " note = ? where id = ? and closed is null and acknowledged is null")) {
                time(update, 1, now);
                update.setString(2, by);
                update.setString(3, note);
                update.setObject(4, id);
                return update.executeUpdate() > 0;
            }
        });
    }

    /** Deletes alerts that were closed before a time. */
    void deleteClosed(Instant before) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from alert where closed <= ?")) {
                time(delete, 1, before);
                delete.executeUpdate();
            }
        });
    }

    private static List<Alert> alerts(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var alerts = new ArrayList<Alert>();
            while (rows.next()) {
                alerts.add(alert(rows));
            }
            return List.copyOf(alerts);
        }
    }

    private static Alert alert(ResultSet row) throws SQLException {
        var kind = AlertKind.of(row.getString("kind"));
        var team = row.getString("team");
        var key = row.getString("last_key");
        return new Alert(
                row.getObject("id", UUID.class),
                new AlertCondition(
                        kind,
                        key.substring(
                                kind.code().length() + 1,
                                team == null ? key.length() : key.length() - team.length() - 1),
                        row.getString("clause"),
                        row.getString("kpi"),
                        team,
                        row.getString("week"),
                        row.getString("title"),
                        row.getString("detail"),
                        row.getString("href")),
                row.getObject("opened", OffsetDateTime.class).toInstant(),
                instant(row, "quiet_since"),
                instant(row, "acknowledged"),
                row.getString("acknowledged_by"),
                row.getString("note"),
                instant(row, "closed"),
                row.getString("closed_because"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static void time(PreparedStatement statement, int position, Instant time) throws SQLException {
        statement.setObject(position, time.atOffset(ZoneOffset.UTC));
    }
}
