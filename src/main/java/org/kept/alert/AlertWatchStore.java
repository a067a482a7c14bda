package org.kept.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;
import org.kept.database.DatabaseClock;

/** SQL of the row with the time of the next evaluation and the quiet hours. */
@ApplicationScoped
class AlertWatchStore {

    /** Longer than the clocks of nodes may differ. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final Database database;

    AlertWatchStore(Database database) {
        this.database = database;
    }

    /**
     * Takes the due evaluation, so that no other node makes it. A due time that lies further ahead than one interval,
     * also by the clock of the database, was set by a clock that was ahead, and counts as due. If only the clock of
     * this node says so, that clock is behind.
     *
     * @return when it was due; empty if it is not due yet
     */
    Optional<Instant> take(Instant now, Instant next) {
        insertIfAbsent(now);
        var nextOfAll = databaseTime().plus(Duration.between(now, next));
        var latest = (nextOfAll.isAfter(next) ? nextOfAll : next).plus(AHEAD);
        return database.with(connection -> {
            try (var select = connection.prepareStatement(
                            "select due from alert_watch where id = 1 and (due <= ? or due > ?)");
                    var update =
                            connection.prepareStatement("update alert_watch set due = ? where id = 1 and due = ?")) {
                select.setObject(1, now.atOffset(ZoneOffset.UTC));
                select.setObject(2, latest.atOffset(ZoneOffset.UTC));
                try (var row = select.executeQuery()) {
                    if (!row.next()) {
                        return Optional.<Instant>empty();
                    }
                    var due = row.getObject(1, OffsetDateTime.class);
                    update.setObject(1, next.atOffset(ZoneOffset.UTC));
                    update.setObject(2, due);
                    return update.executeUpdate() == 1 ? Optional.of(due.toInstant()) : Optional.<Instant>empty();
                }
            }
        });
    }

    /** The time by the clock of the database, which all nodes share. */
    Instant databaseTime() {
        return new DatabaseClock(database).instant();
    }

    private void insertIfAbsent(Instant now) {
        database.run(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into alert_watch (id, due) values (1, ?) on conflict do nothing")) {
                insert.setObject(1, now.atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        });
    }

    /** The quiet hours; empty if there are none. */
    Optional<QuietHours> quietHours() {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select quiet_from, quiet_to from alert_watch where id = 1"
                            + " and quiet_from is not null and quiet_to is not null");
                    var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(QuietHours.ofMinutes(row.getInt(1), row.getInt(2)))
                        : Optional.<QuietHours>empty();
            }
        });
    }

    /** Sets the quiet hours; null for none. */
    void setQuietHours(@Nullable QuietHours hours, Instant now) {
        insertIfAbsent(now);
        database.run(connection -> {
            try (var update =
                    connection.prepareStatement("update alert_watch set quiet_from = ?, quiet_to = ? where id = 1")) {
                update.setObject(1, hours == null ? null : QuietHours.minutes(hours.from()), Types.INTEGER);
                update.setObject(2, hours == null ? null : QuietHours.minutes(hours.to()), Types.INTEGER);
                update.executeUpdate();
            }
        });
    }
}
