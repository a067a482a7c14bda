package org.kept.database;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Checks at startup whether a pooler gives each transaction another session, as PgBouncer does in transaction mode, and
 * whether Kept can work with it.
 *
 * <p>Kept itself keeps nothing in a session beyond a transaction except the limit on waiting for locks. The driver
 * keeps prepared statements there.
 */
@ApplicationScoped
public class TransactionPooling {

    /** The effect of such a pooler on Kept. */
    enum PoolingEffect {
        /** None: sessions are not shared, or Kept needs nothing in them. */
        NONE,
        /** Prepared statements get lost. */
        LOSES_STATEMENTS,
        /** Nothing limits how long a transaction waits for a lock. */
        LOSES_LOCK_TIMEOUT
    }

    private static final Logger LOG = Logger.getLogger(TransactionPooling.class);

    private static final String DUPLICATE_STATEMENT = "42P05";
    private static final String UNKNOWN_STATEMENT = "26000";

    private static final String ADVICE = "KEPT_DB_URL leads to a pooler in transaction mode, which loses prepared"
            + " statements: add prepareThreshold=0 to KEPT_DB_URL, use the pooler in session mode, or set"
            + " max_prepared_statements in PgBouncer 1.21 or later.";

    /** Another node may come between the two statements of an attempt. */
    private static final int ATTEMPTS = 3;

    private final Database database;

    TransactionPooling(Database database) {
        this.database = database;
    }

    /** Stops a start that would otherwise fail later, during a request. */
    void check(@Observes @Priority(1) StartupEvent started) {
        if (database.isH2()) {
            return;
        }
        var effect = database.with(one -> database.with(other -> findPostgresql(one, other)));
        if (effect == PoolingEffect.LOSES_STATEMENTS) {
            throw new ConfigurationException(ADVICE);
        } else if (effect == PoolingEffect.LOSES_LOCK_TIMEOUT) {
            LOG.warn(
                    "KEPT_DB_URL leads to a pooler in transaction mode, so requests may wait for a locked table without"
                            + " an end. Run: alter role NAME set lock_timeout = '10s' (docs/operate.md, PgBouncer).");
        }
    }

    /**
     * What to change, if a pooler lost a prepared statement: of Kept, or of its migrations, which connect before
     * {@link #check}.
     *
     * @param failure why the start failed; null if nothing is known
     */
    public static Optional<String> advice(@Nullable Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql
                    && (DUPLICATE_STATEMENT.equals(sql.getSQLState()) || UNKNOWN_STATEMENT.equals(sql.getSQLState()))) {
                return Optional.of(ADVICE);
            }
        }
        return Optional.empty();
    }

    /** The effect of a pooler, if a setting of one connection is seen by the other. */
    static PoolingEffect findPostgresql(Connection one, Connection other) throws SQLException {
        if (!shareSession(one, other)) {
            return PoolingEffect.NONE;
        }
        if (losesStatements(one, other)) {
            return PoolingEffect.LOSES_STATEMENTS;
        }
        return isTruePostgresql(other, "select reset_val = '0' from pg_settings where name = 'lock_timeout'")
                ? PoolingEffect.LOSES_LOCK_TIMEOUT
                : PoolingEffect.NONE;
    }

    private static boolean shareSession(Connection one, Connection other) throws SQLException {
        var mark = UUID.randomUUID().toString();
        var isShared = false;
        for (var attempt = 0; attempt < ATTEMPTS && !isShared; attempt++) {
            markPostgresql(one, mark);
            isShared = isTruePostgresql(other, "select current_setting('kept.session', true) = '" + mark + "'");
        }
        markPostgresql(one, "");
        return isShared;
    }

    private static void markPostgresql(Connection connection, String mark) throws SQLException {
        try (var select = connection.prepareStatement("select set_config('kept.session', ?, false)")) {
            select.setString(1, mark);
            select.executeQuery().close();
        }
    }

    /** Whether a statement that the driver prepared on one connection conflicts with the other. */
    private static boolean losesStatements(Connection one, Connection other) throws SQLException {
        if (one.unwrap(PGConnection.class).getPrepareThreshold() == 0) {
            return false;
        }
        try {
            preparePostgresql(one);
        } catch (SQLException e) {
            // One of that name is left from another client of the same session.
            if (DUPLICATE_STATEMENT.equals(e.getSQLState())) {
                return true;
            }
            throw e;
        }
        // The driver names them S_1, S_2 and so on; a pooler that takes care of them gives them other names.
        return isTruePostgresql(other, "select exists (select 1 from pg_prepared_statements where name like 'S\\_%')");
    }

    private static void preparePostgresql(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select 'kept.session'")) {
            select.unwrap(PGStatement.class).setPrepareThreshold(1);
            select.executeQuery().close();
        }
    }

    private static boolean isTruePostgresql(Connection connection, String condition) throws SQLException {
        try (var select = connection.prepareStatement(condition);
                var row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
