package org.kept.problem;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a database that cannot be reached or written from an error in Kept. SQLSTATE classes as in the
 * PostgreSQL manual, appendix A, and H2's error codes.
 */
public final class DatabaseOutage {

    /** Connection, resources, operator intervention, system: errors that affect every request. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /**
     * Lock not available, on PostgreSQL and on H2; read-only transaction after a failover; session ended because its
     * transaction was idle, or took too long.
     */
    private static final Set<String> STATES = Set.of("55P03", "HYT00", "25006", "25P03", "25P04");

    /** PostgreSQL's internal error, which Citus reports if it loses a worker during a statement. */
    private static final String INTERNAL_ERROR = "XX000";

    private static final Pattern LOST_WORKER = Pattern.compile(
            "connection to the remote node|connection marked as essential|connection not open|lost connection"
                    + "|server closed the connection|could not establish any connections");

    /** File corrupted or full, I/O error, database closed or read-only, connection broken. */
    private static final Set<Integer> H2_CODES = Set.of(90028, 90030, 90031, 90067, 90097, 90098, 90121);

    /** Agroal's message, without an SQLSTATE, if no connection becomes free in time. */
    private static final String NO_CONNECTION = "Sorry, acquisition timeout!";

    /** H2's general error: an outage only if H2 could not read or write its store. */
    private static final int H2_GENERAL = 50000;

    private static final int MAX_DEPTH = 20;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private DatabaseOutage() {}

    /**
     * The cause of the failure if it is an outage, otherwise null. Errors of a commit are suppressed exceptions, not
     * causes.
     */
    public static @Nullable SQLException find(Throwable failure) {
        var depth = 0;
        for (@Nullable Throwable each = failure; each != null && depth < MAX_DEPTH; each = each.getCause()) {
            depth++;
            if (each instanceof SQLException sql && isOutage(sql)) {
                return sql;
            }
            for (var suppressed : each.getSuppressed()) {
                var found = find(suppressed);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Whether the failure is an outage and not an error in Kept. */
    public static boolean isOutage(Throwable failure) {
        return find(failure) != null;
    }

    private static boolean isOutage(SQLException sql) {
        var state = sql.getSQLState();
        return sql instanceof SQLTransientConnectionException
                || H2_CODES.contains(sql.getErrorCode())
                || (sql.getErrorCode() == H2_GENERAL && hasFailedStore(sql))
                || NO_CONNECTION.equals(sql.getMessage())
                || (INTERNAL_ERROR.equals(state) && hasLostWorker(sql))
                || (state != null
                        && (STATES.contains(state)
                                || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)))));
    }

    private static boolean hasLostWorker(SQLException sql) {
        return sql.getMessage() != null && LOST_WORKER.matcher(sql.getMessage()).find();
    }

    private static boolean hasFailedStore(SQLException sql) {
        for (@Nullable Throwable each = sql.getCause(); each != null; each = each.getCause()) {
            if (each instanceof MVStoreException || each instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** The 503 for a request during an outage. */
    public static Problem problem() {
        return Problem.busy(
                "The database is not available at the moment, so this may not be stored. Send it again.", RETRY_AFTER);
    }
}
