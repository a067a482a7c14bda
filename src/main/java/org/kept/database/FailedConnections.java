package org.kept.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers databases that cannot be reached: one attempt a second is made, and every other caller fails at once.
 *
 * <p>The pool waits a second before it tries again for a caller, and makes connections one after the other: without
 * this, each request during an outage would wait for those before it.
 */
final class FailedConnections {

    /** Attempt to connect. */
    @FunctionalInterface
    interface Attempt {

        Connection connect() throws SQLException;
    }

    /**
     * A failed attempt. Times are by the clock in nanoseconds.
     *
     * @param pauseEnds from when connections are tried again
     * @param nextTrial from when someone may begin a trial in the background
     */
    private record Failure(SQLException cause, long pauseEnds, long nextTrial) {

        Failure(SQLException cause, long next) {
            this(cause, next, next);
        }
    }

    /** PostgreSQL's state for a session that it ended because it was idle. */
    private static final String IDLE_SESSION = "57P05";

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
        if (failure != null && start - failure.pauseEnds() < 0) {
            var cause = failure.cause();
            throw new SQLTransientConnectionException(cause.getMessage(), cause.getSQLState(), cause);
        }
        try {
            var connection = attempt.connect();
            failures.remove(url);
            return connection;
        } catch (SQLException e) {
            if (isUnreachable(e)) {
                var now = nanoTime.getAsLong();
                failures.put(url, new Failure(e, now + Math.max(PAUSE, now - start)));
            }
            throw e;
        }
    }

    /**
     * Whether the database cannot be reached or is shutting down. One with too many connections still serves those it
     * has.
     */
    private static boolean isUnreachable(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /**
     * Records a failed statement that means a lost connection: the database may be gone, and the next caller may try at
     * once. Without this, the first who needs a new connection would find out, and wait a second in the pool for it.
     *
     * @return whether that is news; false too for a session that the database ended because it was idle
     */
    boolean recordLoss(String url, SQLException failure) {
        return isUnreachable(failure)
                && !IDLE_SESSION.equals(failure.getSQLState())
                && failures.putIfAbsent(url, new Failure(failure, nanoTime.getAsLong())) == null;
    }

    /** Whether the last attempt failed, or a connection was lost since. */
    boolean hasFailed(String url) {
        return failures.containsKey(url);
    }

    /** Whether to try again: true if the last attempt succeeded or was made a second ago. */
    boolean mayTry(String url) {
        var failure = failures.get(url);
        if (failure == null) {
            return true;
        }
        var now = nanoTime.getAsLong();
        return now - failure.nextTrial() >= 0
                && failures.replace(url, failure, new Failure(failure.cause(), failure.pauseEnds(), now + PAUSE));
    }

    /** Forgets a failure, because the database answered on a connection that was there. */
    void forget(String url) {
        failures.remove(url);
    }
}
