package org.kept.form;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.kept.database.Database;

/** The forms of the last hour, by fingerprint, shared by all nodes. */
@ApplicationScoped
class FormSubmissionStore {

    /** The time for which a form is remembered. */
    static final Duration MAX_AGE = Duration.ofHours(1);

    /** The number of forms that are remembered at most. */
    static final int MAX_ROWS = 20_000;

    /** The bytes of all remembered answers together, about; {@link #prune} keeps to it. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    /** The bytes that a node may store before it prunes. */
    private static final long BYTES_BETWEEN_PRUNES = MAX_BYTES / 8;

    /** Time without an answer after which a node counts as stopped and the form may be sent again. */
    static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

    /** The state of a form when it arrives. */
    enum State {
        /** First submission: the caller does the work. */
        FIRST,
        /** Another request is processing it. */
        IN_PROGRESS,
        /** Processed, with an answer. */
        ANSWERED
    }

    /**
     * A form on its arrival.
     *
     * @param answer the encrypted answer; null unless {@link State#ANSWERED}
     */
    record Arrival(State state, @Nullable String answer) {}

    private final Database database;
    private final AtomicLong unpruned = new AtomicLong();

    FormSubmissionStore(Database database) {
        this.database = database;
    }

    /** Registers a form. Of several requests with the same one, exactly one gets {@link State#FIRST}. */
    Arrival register(String fingerprint, Instant now) {
        return database.with(connection -> {
            var sql = "insert into form_submission (fingerprint, received) values (?, ?) on conflict do nothing";
            try (var insert = connection.prepareStatement(sql)) {
                insert.setString(1, fingerprint);
                insert.setTimestamp(2, Timestamp.from(now));
                return insert.executeUpdate() == 1
                        ? new Arrival(State.FIRST, null)
                        : known(connection, fingerprint, now);
            }
        });
    }

    private static Arrival known(Connection connection, String fingerprint, Instant now) throws SQLException {
        try (var select = connection.prepareStatement("select answer from form_submission where fingerprint = ?")) {
            select.setString(1, fingerprint);
            try (var row = select.executeQuery()) {
                var answer = row.next() ? row.getString(1) : null;
                if (answer != null) {
                    return new Arrival(State.ANSWERED, answer);
                }
            }
        }
        return new Arrival(takeOver(connection, fingerprint, now) ? State.FIRST : State.IN_PROGRESS, null);
    }

    private static boolean takeOver(Connection connection, String fingerprint, Instant now) throws SQLException {
        var sql = "update form_submission set received = ? where fingerprint = ? and answer is null and received < ?";
        try (var update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setString(2, fingerprint);
            update.setTimestamp(3, Timestamp.from(now.minus(ABANDONED_AFTER)));
            return update.executeUpdate() == 1;
        }
    }

    /**
     * Stores the encrypted answer.
     *
     * @return whether enough was stored to prune
     */
    boolean answer(String fingerprint, String answer) {
        database.run(connection -> {
            try (var update =
                    connection.prepareStatement("update form_submission set answer = ? where fingerprint = ?")) {
                update.setString(1, answer);
                update.setString(2, fingerprint);
                update.executeUpdate();
            }
        });
        return unpruned.addAndGet(answer.length()) > BYTES_BETWEEN_PRUNES;
    }

    /** Forgets a form that failed, so that it may be sent again. */
    void forget(String fingerprint) {
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from form_submission where fingerprint = ?")) {
                delete.setString(1, fingerprint);
                delete.executeUpdate();
            }
        });
    }

    /**
     * Forgets forms that are too old, and the oldest if there are too many or their answers take too much room.
     *
     * @param rows the number to keep at most
     * @param bytes the size of their answers to keep at most; forms without an answer yet are kept
     */
    void prune(Instant now, int rows, long bytes) {
        unpruned.set(0);
        database.run(connection -> {
            try (var old = connection.prepareStatement("delete from form_submission where received < ?")) {
                old.setTimestamp(1, Timestamp.from(now.minus(MAX_AGE)));
                old.executeUpdate();
            }
            var tooMany = "delete from form_submission where received <= (select received from form_submission"
                    + " order by received desc offset ? rows fetch next 1 rows only)";
            try (var oldest = connection.prepareStatement(tooMany)) {
                oldest.setInt(1, rows);
                oldest.executeUpdate();
            }
            var tooLarge = "delete from form_submission where answer is not null and fingerprint in (select fingerprint"
                    + " from (select fingerprint, sum(octet_length(answer)) over (order by received desc, fingerprint)"
                    + " as size from form_submission) sized where size > ?)";
            try (var largest = connection.prepareStatement(tooLarge)) {
                largest.setLong(1, bytes);
                largest.executeUpdate();
            }
        });
    }
}
