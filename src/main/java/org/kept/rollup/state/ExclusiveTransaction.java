package org.kept.rollup.state;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kept.database.Database;
import org.kept.database.Transactions;
import org.kept.ingest.RetentionHorizon;

/** Work on the numbers in a transaction of its own while nobody else writes. */
@ApplicationScoped
public class ExclusiveTransaction {

    private static final Duration MOST = Duration.ofHours(1);

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

    /** Does all of the work at once; what takes time shows as a recount. */
    public <T> T run(Supplier<T> work) {
        return metrics.timed(() -> step(work));
    }

    /** Does a bounded part of some work; others write before it and after it. It may be tried more than once. */
    public <T> T step(Supplier<T> work) {
        return inTurn(() -> {
            state.lockExclusive();
            retentionHorizon.refresh();
            return work.get();
        });
    }

    /** Does what a start has to do, given the zone of the tallies, which may be another than this node's. */
    public <T> T atStart(Function<String, T> work) {
        return inTurn(() -> {
            var counted = state.lockExclusiveInAnyZone();
            retentionHorizon.refresh();
            return work.apply(counted);
        });
    }

    private <T> T inTurn(Supplier<T> work) {
        var lock = database.writeLock();
        lock.lock();
        try {
            return Transactions.commitIf(MOST, result -> true, work);
        } finally {
            lock.unlock();
        }
    }
}
