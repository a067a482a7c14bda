package org.kept.database;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Failed SQL, with its error as the cause and the SQLSTATE in {@link #state()}. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String state;
    private final boolean ofReplica;

    public DatabaseException(SQLException cause) {
        this(cause, false);
    }

    DatabaseException(SQLException cause, boolean ofReplica) {
        super(cause);
        this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
        this.ofReplica = ofReplica;
    }

    /** Whether a replica failed, or cancelled a query: the same work may succeed on the primary. */
    static boolean isFromReplica(Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof DatabaseException failed && failed.ofReplica) {
                return true;
            }
        }
        return false;
    }

    /** Reports a conflict between two transactions as the database does: this one may be retried. */
    public static DatabaseException conflict(String what) {
        return new DatabaseException(new SQLException(what, "40001"));
    }

    /** The SQLSTATE; an empty string if the driver gave none. */
    public String state() {
        return state;
    }

    /** Whether the SQL, plain or of an entity, failed {@linkplain #isTransient() transiently}. */
    static boolean isConflict(RuntimeException failure) {
        if (failure instanceof DatabaseException plain) {
            return plain.isTransient();
        }
        return sqlCause(failure)
                .map(DatabaseException::new)
                .filter(DatabaseException::isTransient)
                .isPresent();
    }

    /** The SQL error that Hibernate wrapped, a deadlock even twice; empty if there is none. */
    static Optional<SQLException> sqlCause(RuntimeException failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    /** Whether a retry of the transaction may succeed: after a deadlock, a serialisation failure, or H2's of the same row. */
    public boolean isTransient() {
        return state.equals("40001") || state.equals("40P01") || state.equals("90131");
    }
}
