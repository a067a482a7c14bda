package org.kept.hook;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;
import org.kept.database.Database;
import org.kept.database.Transactions;

/**
 * Deletes deliveries in small transactions: those past their retention, the oldest beyond the size limit, and those of
 * a removed hook.
 */
@ApplicationScoped
class InboxLimits {

    private static final Logger LOG = Logger.getLogger(InboxLimits.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final DeliveryStore store;
    private final HookConfig config;
    private final Database database;
    private final Clock clock;

    InboxLimits(DeliveryStore store, HookConfig config, Database database, Clock clock) {
        this.store = store;
        this.config = config;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void apply() {
        var old = repeat(() -> store.deleteBefore(clock.instant().minus(config.keep())));
        var most = config.maxInbox().asLongValue();
        var beyond = repeat(() -> store.deleteBeyond(most));
        if (old + beyond > 0) {
            LOG.infof("Deliveries deleted: old=%d beyond-size=%d", old, beyond);
        }
    }

    /** Deletes all deliveries of a hook. Do not call in a transaction. */
    void deleteOfHook(String hook) {
        repeat(() -> store.deleteOfHook(hook));
    }

    private int repeat(IntSupplier batch) {
        var total = 0;
        while (true) {
            var deleted = inTransaction(batch);
            if (deleted == 0) {
                return total;
            }
            total += deleted;
        }
    }

    private int inTransaction(IntSupplier batch) {
        var lock = database.writeLock();
        lock.lock();
        try {
            return Transactions.<Integer>commitIf(TIMEOUT, done -> true, batch::getAsInt);
        } finally {
            lock.unlock();
        }
    }
}
