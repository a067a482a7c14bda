package org.kept.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The database Kept runs on: which of the two it is, and connections that join the running transaction. */
@ApplicationScoped
public class Database {

    /** The two databases that one set of migrations serves. */
    public enum DatabaseKind {
        H2,
        POSTGRESQL
    }

    /** SQL over a connection. */
    @FunctionalInterface
    public interface SqlFunction<T> {
        T run(Connection connection) throws SQLException;
    }

    /** SQL over a connection that answers nothing. */
    @FunctionalInterface
    public interface SqlAction {
        void run(Connection connection) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(Database.class);

    /** How long a replica that failed is left alone. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final AgroalDataSource dataSource;
    private final @Nullable AgroalDataSource replica;
    private final DatabaseKind kind;
    private final ReadSession reads;
    private volatile long replicaFailed = System.nanoTime() - PAUSE.toNanos();
    private final ReentrantLock writeLock = new ReentrantLock(true);

    Database(
            AgroalDataSource dataSource,
            @DataSource("replica") InjectableInstance<AgroalDataSource> replica,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "kept.db-read-url") Optional<String> readUrl,
            ReadSession reads) {
        this.dataSource = dataSource;
        this.replica = readUrl.isPresent() ? replica.get() : null;
        this.kind = url.startsWith("jdbc:h2:") ? DatabaseKind.H2 : DatabaseKind.POSTGRESQL;
        this.reads = reads;
    }

    public DatabaseKind kind() {
        return kind;
    }

    public boolean isH2() {
        return kind == DatabaseKind.H2;
    }

    /**
     * Runs SQL on a connection of the running transaction, or on one that commits by itself where there is none; while a
     * page is read {@linkplain ReadSession in a session}, on the replica where there is one.
     *
     * @throws DatabaseException with the SQL error as its cause
     */
    public <T> T with(SqlFunction<T> work) {
        var asked = replica;
        if (asked != null && reads.mayUseReplica() && System.nanoTime() - replicaFailed >= PAUSE.toNanos()) {
            try {
                return on(asked, work);
            } catch (SQLException e) {
                replicaFailed = System.nanoTime();
                LOG.warnf("The replica failed, the database itself is asked for half a minute: %s", e.getMessage());
                throw new DatabaseException(e, true);
            }
        }
        try {
            return on(dataSource, work);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static <T> T on(AgroalDataSource asked, SqlFunction<T> work) throws SQLException {
        try (var connection = asked.getConnection()) {
            return work.run(connection);
        }
    }

    /** The same for SQL that answers nothing. */
    public void run(SqlAction action) {
        with(connection -> {
            action.run(connection);
            return true;
        });
    }

    /** How many pieces of one stream may be stored at the same time. */
    public int parallelWriters() {
        return isH2() ? 1 : 2;
    }

    /**
     * The lock that a bulk writer holds around its whole transaction: H2 gets slower with every further writer, so there
     * it admits one at a time; on PostgreSQL every caller gets a lock of its own, and rows keep writers apart.
     */
    public Lock writeLock() {
        return isH2() ? writeLock : new ReentrantLock();
    }
}
