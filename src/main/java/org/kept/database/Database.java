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

/** The database Kept runs on: its kind, and connections that join the running transaction. */
@ApplicationScoped
public class Database {

    /** The supported databases, served by one set of migrations. */
    public enum DatabaseKind {
        H2,
        POSTGRESQL
    }

    /** SQL that returns a result. */
    @FunctionalInterface
    public interface SqlFunction<T> {
        T run(Connection connection) throws SQLException;
    }

    /** SQL that returns nothing. */
    @FunctionalInterface
    public interface SqlAction {
        void run(Connection connection) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(Database.class);

    /** PostgreSQL's state for a write in a read-only transaction. */
    private static final String READ_ONLY = "25006";

    /** The time for which a failed replica is not used. */
    private static final Duration REPLICA_PAUSE = Duration.ofSeconds(30);

    private final AgroalDataSource dataSource;
    private final @Nullable AgroalDataSource replica;
    private final String url;
    private final DatabaseKind kind;
    private final ReadSession reads;
    private volatile long replicaFailed = System.nanoTime() - REPLICA_PAUSE.toNanos();
    private volatile @Nullable Boolean distributed;
    private final ReentrantLock writeLock = new ReentrantLock(true);

    Database(
            AgroalDataSource dataSource,
            @DataSource("replica") InjectableInstance<AgroalDataSource> replica,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "kept.db-read-url") Optional<String> readUrl,
            ReadSession reads) {
        this.dataSource = dataSource;
        this.replica = readUrl.isPresent() ? replica.get() : null;
        this.url = url;
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
     * Whether Citus may have distributed the tables over several servers. It refuses joins on columns by which rows are
     * not distributed, so stores have other statements for it. Looked up once, on first use.
     */
    public boolean isDistributed() {
        if (isH2()) {
            return false;
        }
        var known = distributed;
        if (known == null) {
            known = with(CitusExtension::isInPostgresql);
            distributed = known;
        }
        return known;
    }

    /**
     * Overrides {@link #isDistributed()}, because plain PostgreSQL runs the statements for Citus too; null looks it up
     * again.
     */
    void assumeDistributed(@Nullable Boolean assumed) {
        distributed = assumed;
    }

    /**
     * Runs SQL on a connection of the running transaction, or on an auto-commit one if there is none; within a
     * {@linkplain ReadSession read session}, on the replica if there is one.
     *
     * @throws DatabaseException with the SQL error as its cause
     */
    public <T> T with(SqlFunction<T> work) {
        var source = replica;
        if (source != null && reads.mayUseReplica() && System.nanoTime() - replicaFailed >= REPLICA_PAUSE.toNanos()) {
            try {
                return on(source, work);
            } catch (SQLException e) {
                replicaFailed = System.nanoTime();
                LOG.warnf("Read replica failed; reading from the primary for 30 s: %s", e.getMessage());
                throw new DatabaseException(e, true);
            }
        }
        try {
            return on(dataSource, work);
        } catch (SQLException e) {
            recordFailure(e);
            throw new DatabaseException(e);
        }
    }

    /** Has connections replaced and reachability tried again, if the failure says that they lead nowhere. */
    void recordFailure(SQLException failure) {
        if (READ_ONLY.equals(failure.getSQLState()) || H2OrPostgresDriver.FAILED_CONNECTIONS.recordLoss(url, failure)) {
            discardConnections();
        }
    }

    /**
     * Has the pool replace its connections, each as soon as it is free: after a failover they may still lead to the
     * server that was the primary, and where one is lost the others may be.
     */
    void discardConnections() {
        dataSource.flush(AgroalDataSource.FlushMode.GRACEFUL);
    }

    private static <T> T on(AgroalDataSource source, SqlFunction<T> work) throws SQLException {
        try (var connection = source.getConnection()) {
            return work.run(connection);
        }
    }

    /** Runs SQL that returns nothing, otherwise as {@link #with}. */
    public void run(SqlAction action) {
        with(connection -> {
            action.run(connection);
            return true;
        });
    }

    /** Maximum number of chunks of one stream stored at the same time. */
    public int parallelWriters() {
        return isH2() ? 1 : 2;
    }

    /**
     * The lock that a bulk writer holds around its whole transaction. H2 gets slower with every further writer, so it
     * admits one at a time. On PostgreSQL every caller gets a lock of its own, and row locks separate writers.
     */
    public Lock writeLock() {
        return isH2() ? writeLock : new ReentrantLock();
    }
}
