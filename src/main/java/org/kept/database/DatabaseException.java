package org.kept.database;

import java.sql.SQLException;
import org.hibernate.JDBCException;
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
        if (failure instanceof JDBCException ofEntity) {
            return new DatabaseException(ofEntity.getSQLException()).isTransient();
        }
        return failure instanceof DatabaseException failed && failed.isTransient();
    }

    /** Whether the same transaction may succeed when tried again: a deadlock or a serialisation failure. */
    public boolean isTransient() {
        return state.equals("40001") || state.equals("40P01");
    }
}
