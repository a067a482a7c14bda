package org.kept.database;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL that failed; the cause says how, {@link #state()} in the standard's five characters. */
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

    /** Whether a replica failed, or cancelled what it was asked: the same work may succeed on the database itself. */
    static boolean isOfReplica(Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof DatabaseException failed && failed.ofReplica) {
                return true;
            }
        }
        return false;
    }

    /** Tells that two transactions got in each other's way, as the database itself tells it: this one may be tried again. */
    public static DatabaseException clash(String what) {
        return new DatabaseException(new SQLException(what, "40001"));
    }

    /** The SQLSTATE, or an empty string where the driver gave none. */
    public String state() {
        return state;
    }

    /** Whether that SQL, plain or of an entity, failed in a way that {@linkplain #isTransient() another try} may mend. */
    static boolean isClash(RuntimeException failure) {
        if (failure instanceof DatabaseException plain) {
            return plain.isTransient();
        }
        return sql(failure)
                .map(DatabaseException::new)
                .filter(DatabaseException::isTransient)
                .isPresent();
    }

    /** The SQL error that Hibernate has wrapped, a deadlock even twice; empty where there is none. */
    static Optional<SQLException> sql(RuntimeException ofEntity) {
        for (@Nullable Throwable each = ofEntity; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    /** Whether the same transaction may succeed when tried again: a deadlock or a serialisation failure. */
    public boolean isTransient() {
        return state.equals("40001") || state.equals("40P01");
    }
}
