package org.kept.access.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.kept.database.Database;

/** Counts of failed attempts, and places of successful sign-ins, in the database and shared by all nodes. */
@ApplicationScoped
public class FailedAttemptStore {

    /** The count so far and the time of the last attempt. */
    record AttemptCount(int failed, Instant last) {}

    private final Database database;

    FailedAttemptStore(Database database) {
        this.database = database;
    }

    /** The count of this key, locked until the transaction ends. */
    AttemptCount lockCount(String key, Instant now) {
        return database.with(connection -> {
            insertIfAbsent(
                    connection, "insert into sign_in_try (fingerprint, failed, last_try) values (?, 0, ?)", key, now);
            var sql = "select failed, last_try from sign_in_try where fingerprint = ? for update";
            try (var select = connection.prepareStatement(sql)) {
                select.setString(1, key);
                try (var row = select.executeQuery()) {
                    return row.next()
                            ? new AttemptCount(
                                    row.getInt(1), row.getTimestamp(2).toInstant())
                            : new AttemptCount(0, now);
                }
            }
        });
    }

    void updateCount(String key, int failed, Instant now) {
        database.run(connection -> {
            var sql = "update sign_in_try set failed = ?, last_try = ? where fingerprint = ?";
            try (var update = connection.prepareStatement(sql)) {
                update.setInt(1, failed);
                update.setTimestamp(2, Timestamp.from(now));
                update.setString(3, key);
                update.executeUpdate();
            }
        });
    }

    void undoAttempt(String key) {
        execute("update sign_in_try set failed = failed - 1 where fingerprint = ? and failed > 0", key);
    }

    void delete(String key) {
        execute("delete from sign_in_try where fingerprint = ?", key);
    }

    boolean isKnown(String place, Instant since) {
        return database.with(connection -> {
            var sql = "select 1 from sign_in_place where fingerprint = ? and seen > ?";
            try (var select = connection.prepareStatement(sql)) {
                select.setString(1, place);
                select.setTimestamp(2, Timestamp.from(since));
                try (var row = select.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    void markKnown(String place, Instant now) {
        database.run(connection -> {
            insertIfAbsent(connection, "insert into sign_in_place (fingerprint, seen) values (?, ?)", place, now);
            try (var update = connection.prepareStatement("update sign_in_place set seen = ? where fingerprint = ?")) {
                update.setTimestamp(1, Timestamp.from(now));
                update.setString(2, place);
                update.executeUpdate();
            }
        });
    }

    void deleteExpired(Instant tries, Instant places) {
        database.run(connection -> {
            deleteBefore(connection, "delete from sign_in_try where last_try < ?", tries);
            deleteBefore(connection, "delete from sign_in_place where seen < ?", places);
        });
    }

    private void execute(String sql, String key) {
        database.run(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, key);
                statement.executeUpdate();
            }
        });
    }

    /** Inserts unless the row exists: of two concurrent calls, one inserts and both continue with the row. */
    private static void insertIfAbsent(Connection connection, String sql, String key, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(sql + " on conflict do nothing")) {
            insert.setString(1, key);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    private static void deleteBefore(Connection connection, String sql, Instant moment) throws SQLException {
        try (var delete = connection.prepareStatement(sql)) {
            delete.setTimestamp(1, Timestamp.from(moment));
            delete.executeUpdate();
        }
    }
}
