package org.kept.rollup.state;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kept.database.Database;
import org.kept.database.Transactions;
import org.kept.ingest.RetentionHorizon;

/** Runs work on the numbers in its own transaction, with all other writers locked out. */
@ApplicationScoped
public class ExclusiveTransaction {

    private static final Duration TIMEOUT = Duration.ofHours(1);

    private final Database database;
    private final RollupState state;
    private final RetentionHorizon retentionHorizon;
    private final RebuildMetrics metrics;

    ExclusiveTransaction(
            Database database, RollupState state, RetentionHorizon retentionHorizon, RebuildMetrics metrics) {
        this.database = database;
        this.state = state;
        this.retentionHorizon = retentionHorizon;
        this.metrics = metrics;
    }

    /** Does all of the work at once; its time is measured as a recount. */
    public <T> T run(Supplier<T> work) {
        return metrics.timed(() -> step(work));
    }

    /** Does one bounded step of some work; others write before and after it. It may be retried. */
    public <T> T step(Supplier<T> work) {
        return exclusively(() -> {
            state.lockExclusive();
            retentionHorizon.refresh();
            return work.get();
        });
    }

    /** Does the work of a start, given the zone of the tallies, which may differ from this node's. */
    public <T> T atStart(Function<String, T> work) {
        return exclusively(() -> {
            var countedZone = state.lockExclusiveInAnyZone();
            retentionHorizon.refresh();
            return work.apply(countedZone);
        });
    }

    private <T> T exclusively(Supplier<T> work) {
        var lock = database.writeLock();
        lock.lock();
        try {
            return Transactions.commitIf(TIMEOUT, result -> true, work);
        } finally {
            lock.unlock();
        }
    }
}
