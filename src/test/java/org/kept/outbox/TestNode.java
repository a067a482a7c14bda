package org.kept.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.kept.database.Database;
import org.kept.database.DatabaseClock;

/** A node that sends when a test says so. */
@ApplicationScoped
public class TestNode {

    private static final Duration THREE_DAYS = Duration.ofDays(3);

    private final OutboxStore store;
    private final Database database;

    TestNode(OutboxStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    /** Sends everything that is due through a channel. */
    public void sendDue(OutboxChannel channel) {
        var threads = Executors.newFixedThreadPool(OutboxRunner.BATCH);
        try {
            new OutboxRunner(store, List.of(channel), threads, THREE_DAYS, new DatabaseClock(database)).sendDue();
        } finally {
            threads.shutdownNow();
        }
    }
}
