package org.kept.database;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jboss.logging.Logger;

/**
 * Maintenance of the embedded database's file: kept small and flushed to disk while it is written. Does nothing on
 * PostgreSQL.
 *
 * <p>H2 appends what changed, and frees old space only in a thread of its own, which {@code WRITE_DELAY=0} does not
 * start. Freed space is overwritten after {@code RETENTION_TIME}, four seconds; by then {@link #sync} has flushed what
 * replaced it, whichever writer it came from.
 */
@ApplicationScoped
public class H2FileMaintenance {

    private static final Logger LOG = Logger.getLogger(H2FileMaintenance.class);
    private static final Duration MIN_INTERVAL = Duration.ofMillis(125);
    private static final Duration IDLE_AFTER = Duration.ofSeconds(1);
    private static final long MIN_FILE_BYTES = 32L << 20;
    private static final int BUSY_FILL_PERCENT = 50;
    private static final int COMPACT_BYTES = 2 << 20;
    private static final int IDLE_FILL_PERCENT = 80;
    private static final int IDLE_COMPACT_BYTES = 32 << 20;
    private static final int IDLE_MILLIS = 200;

    private final Database database;
    private long lastCompacted = System.nanoTime() - MIN_INTERVAL.toNanos();
    private volatile boolean changed;
    private volatile long syncedVersion = -1;

    H2FileMaintenance(Database database) {
        this.database = database;
    }

    /**
     * Called after each commit of a bulk writer, which still holds the write lock. A failure here rolls nothing back.
     */
    public void afterCommit() {
        if (database.isH2() && System.nanoTime() - lastCompacted >= MIN_INTERVAL.toNanos()) {
            try {
                compactPart(BUSY_FILL_PERCENT, COMPACT_BYTES);
            } catch (RuntimeException e) {
                LOG.warn("Database file could not be compacted", e);
            }
            changed = true;
            lastCompacted = System.nanoTime();
        }
    }

    /** Flushes what was written since the last call. */
    @Scheduled(every = "1s")
    void sync() {
        if (database.isH2()) {
            store().filter(store -> store.getFileStore() != null && store.getCurrentVersion() != syncedVersion)
                    .ifPresent(store -> {
                        var version = store.getCurrentVersion();
                        store.sync();
                        syncedVersion = version;
                    });
        }
    }

    /** Shrinks the file, a little at a time, while no one writes. */
    @Scheduled(every = "1m")
    void compact() {
        var writer = database.writeLock();
        if (database.isH2() && writer.tryLock()) {
            try {
                var isIdle = System.nanoTime() - lastCompacted >= IDLE_AFTER.toNanos();
                if (changed && isIdle && !compactPart(IDLE_FILL_PERCENT, IDLE_COMPACT_BYTES)) {
                    changed = false;
                }
            } finally {
                writer.unlock();
            }
        }
    }

    /** Compacts a part of the file; returns whether there was anything to do. */
    private boolean compactPart(int percent, int bytes) {
        var store = store().orElse(null);
        if (store == null || store.getFileStore() == null) {
            return false;
        }
        store.sync();
        if (store.getFileStore().size() < MIN_FILE_BYTES) {
            return false;
        }
        var moved = store.compact(percent, bytes);
        if (percent == IDLE_FILL_PERCENT) {
            // H2 resets the retention time for this and does not restore it.
            var retention = store.getRetentionTime();
            try {
                store.compactFile(IDLE_MILLIS);
            } finally {
                store.setRetentionTime(retention);
            }
        }
        return moved;
    }

    /** H2 offers no SQL for this. */
    private Optional<MVStore> store() {
        return database.with(
                connection -> connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                        ? Optional.of(session.getDatabase().getStore().getMvStore())
                        : Optional.empty());
    }
}
