package org.kept.database;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * The file of the embedded database: kept small and brought to the disk while it is written; on PostgreSQL there is none.
 *
 * <p>H2 writes what changed behind what is there, and frees the old places itself only in a thread of its own, which
 * {@code WRITE_DELAY=0} does not start. What is freed is written over after {@code RETENTION_TIME}; by then {@link #written}
 * has brought what replaced it to the disk.
 */
@ApplicationScoped
public class EmbeddedFile {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long SMALL = 32L << 20;
    private static final int ENOUGH_PERCENT = 50;
    private static final int BYTES_AT_ONCE = 8 << 20;
    private static final int IDLE_PERCENT = 80;
    private static final int IDLE_MILLIS = 200;

    private final Database database;
    private long last = System.nanoTime() - PAUSE.toNanos();
    private boolean changed;

    EmbeddedFile(Database database) {
        this.database = database;
    }

    /** Told after each commit of a bulk writer, who still holds the writer's lock. */
    public void written() {
        if (database.isH2() && System.nanoTime() - last >= PAUSE.toNanos()) {
            tidy(ENOUGH_PERCENT, BYTES_AT_ONCE);
            changed = true;
            last = System.nanoTime();
        }
    }

    /** Makes the file itself shorter, a little at a time, while nobody writes. */
    @Scheduled(every = "1m")
    void shorten() {
        var writer = database.writer();
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
            store.compactFile(IDLE_MILLIS);
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
