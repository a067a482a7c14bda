package org.kept.hook;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;
import org.kept.calendar.ReportingZone;
import org.kept.database.Database;
import org.kept.database.Transactions;
import org.kept.hook.refusal.RefusalStore;

/**
 * Deletes deliveries in small transactions: those past their retention, with the counts of those refused by then; the
 * oldest beyond the size limit; and those of a removed hook.
 */
@ApplicationScoped
class InboxLimits {

    private static final Logger LOG = Logger.getLogger(InboxLimits.class);
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final DeliveryStore store;
    private final RefusalStore refusals;
    private final HookConfig config;
    private final Database database;
    private final Clock clock;
    private final ReportingZone zone;

    InboxLimits(
            DeliveryStore store,
            RefusalStore refusals,
            HookConfig config,
            Database database,
            Clock clock,
            ReportingZone zone) {
        this.store = store;
        this.refusals = refusals;
        this.config = config;
        this.database = database;
        this.clock = clock;
        this.zone = zone;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void apply() {
        var end = clock.instant().minus(config.keep());
        var old = repeat(() -> store.deleteBefore(end));
        repeat(() -> refusals.deleteBefore(zone.dateOf(end)));
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
