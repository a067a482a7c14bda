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
 * The file of the embedded database: kept small and brought to the disk while it is written; on PostgreSQL there is none.
 *
 * <p>H2 writes what changed behind what is there, and frees the old places itself only in a thread of its own, which
 * {@code WRITE_DELAY=0} does not start. What is freed is written over after {@code RETENTION_TIME}, four seconds; by then
 * {@link #sync} has brought what replaced it to the disk, whoever wrote it.
 */
@ApplicationScoped
public class H2FileMaintenance {

    private static final Logger LOG = Logger.getLogger(H2FileMaintenance.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long SMALL = 32L << 20;
    private static final int ENOUGH_PERCENT = 50;
    private static final int BYTES_AT_ONCE = 8 << 20;
    private static final int IDLE_PERCENT = 80;
    private static final int IDLE_MILLIS = 200;

    private final Database database;
    private long last = System.nanoTime() - PAUSE.toNanos();
    private volatile boolean changed;
    private volatile long brought = -1;

    H2FileMaintenance(Database database) {
        this.database = database;
    }

    /** Told after each commit of a bulk writer, who still holds the writer's lock. What fails here undoes nothing. */
    public void afterCommit() {
        if (database.isH2() && System.nanoTime() - last >= PAUSE.toNanos()) {
            try {
                tidy(ENOUGH_PERCENT, BYTES_AT_ONCE);
            } catch (RuntimeException e) {
                LOG.warn("The file of the database could not be tidied", e);
            }
            changed = true;
            last = System.nanoTime();
        }
    }

    /** Brings to the disk what was written since the last time. */
    @Scheduled(every = "1s")
    void sync() {
        if (database.isH2()) {
            store().filter(store -> store.getFileStore() != null && store.getCurrentVersion() != brought)
                    .ifPresent(store -> {
                        brought = store.getCurrentVersion();
                        store.sync();
                    });
        }
    }

    /** Makes the file itself shorter, a little at a time, while nobody writes. */
    @Scheduled(every = "1m")
    void compact() {
        var writer = database.writeLock();
        if (database.isH2() && writer.tryLock()) {
            try {
                if (changed && !tidy(IDLE_PERCENT, 4 * BYTES_AT_ONCE)) {
                    changed = false;
                }
            } finally {
                writer.unlock();
            }
        }
    }

    /** Answers whether there was something to do. */
    private boolean tidy(int percent, int bytes) {
        var store = store().orElse(null);
        if (store == null || store.getFileStore() == null) {
            return false;
        }
        store.sync();
        if (store.getFileStore().size() < SMALL) {
            return false;
        }
        var moved = store.compact(percent, bytes);
        if (percent == IDLE_PERCENT) {
            // H2 gives up the retention time for this, and leaves it so.
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
