package org.kept.imports.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.LockSupport;
import org.kept.database.Database;
import org.kept.ingest.IntakeActivity;

/**
 * Makes imports leave most of the time to requests. On H2 each event that arrives waits for the batch before it, and for
 * the memory that batches fill.
 */
@ApplicationScoped
class ImportPacing {

    /** Pauses take this many times as long as batches, so that an event seldom meets one, or the collection of its garbage. */
    private static final int PAUSES = 3;

    private final Database database;
    private final IntakeActivity activity;

    ImportPacing(Database database, IntakeActivity activity) {
        this.database = database;
        this.activity = activity;
    }

    /** Waits after a batch, if other systems are sending to an embedded database. */
    void afterBatch(long nanos) {
        LockSupport.parkNanos(pauseAfter(nanos));
    }

    /** The pause after a batch, in nanoseconds; 0 if no one has to be let through. */
    long pauseAfter(long nanos) {
        return database.isH2() && activity.isRecent() ? PAUSES * nanos : 0;
    }
}
