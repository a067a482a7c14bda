package org.kept.ingest.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Random;
import org.kept.database.Database;

/** A write of some size without visible effect: it fails if the disk is full or events are locked. */
@ApplicationScoped
class WriteTrial {

    private static final int CONTENT_BYTES = 64 * 1024;

    /** Matches no row, by an index, but needs a writer's lock; if events are distributed, on every server. */
    private static final String LOCK_EVENTS = "delete from event where type = ''";

    private static final String WRITE = "update write_trial set content = ? where id = 1";

    private final Database database;
    private final Random random = new Random();

    WriteTrial(Database database) {
        this.database = database;
    }

    /** Writes within the current transaction. */
    boolean write() {
        var content = new byte[CONTENT_BYTES]; // random, because PostgreSQL compresses
        random.nextBytes(content);
        return database.with(connection -> {
            try (var lock = connection.prepareStatement(LOCK_EVENTS);
                    var write = connection.prepareStatement(WRITE)) {
                lock.executeUpdate();
                write.setString(1, Base64.getEncoder().encodeToString(content));
                return write.executeUpdate() == 1;
            }
        });
    }
}
