package org.kept.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers for a second that a database could not be reached, and fails further attempts at once.
 *
 * <p>The pool makes connections one after the other. Without this, every request during an outage would wait for the
 * attempts of all requests before it.
 */
final class FailedConnections {

    /** Attempt to connect. */
    @FunctionalInterface
    interface Attempt {

        Connection connect() throws SQLException;
    }

    private record Failure(SQLException cause, long ends) {}

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();

    /** @param nanoTime a clock as of {@link System#nanoTime()} */
    FailedConnections(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Connects, unless an attempt failed less than a second ago, or less than the time that attempt took.
     *
     * @throws SQLException if no connection can be made, or none was tried
     */
    Connection connect(String url, Attempt attempt) throws SQLException {
        var start = nanoTime.getAsLong();
        var failure = failures.get(url);
        if (failure != null && start - failure.ends() < 0) {
            var cause = failure.cause();
            throw new SQLTransientConnectionException(cause.getMessage(), cause.getSQLState(), cause);
        }
        try {
            var connection = attempt.connect();
            failures.remove(url);
            return connection;
        } catch (SQLException e) {
            var now = nanoTime.getAsLong();
            failures.put(url, new Failure(e, now + Math.max(PAUSE, now - start)));
            throw e;
        }
    }
}
