package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.kept.database.Database;
import org.kept.database.Transactions;

/** Work on all the numbers at once, in a transaction of its own while nobody else writes. */
@ApplicationScoped
class Alone {

    private static final Duration MOST = Duration.ofHours(1);

    private final Database database;
    private final RollupState state;
    private final RebuildMetrics metrics;

    Alone(Database database, RollupState state, RebuildMetrics metrics) {
        this.database = database;
        this.state = state;
        this.metrics = metrics;
    }

    /** Does the work. */
    <T> T run(Supplier<T> work) {
        return run(work, result -> true);
    }

    /** Does the work, and undoes it again where what came of it is not to be kept. */
    <T> T run(Supplier<T> work, Predicate<T> keep) {
        var lock = database.writer();
        lock.lock();
        try {
            return metrics.timed(() -> Transactions.keepIf(MOST, keep, () -> {
                state.own();
                return work.get();
            }));
        } finally {
            lock.unlock();
        }
    }
}
