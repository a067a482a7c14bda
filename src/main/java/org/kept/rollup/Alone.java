package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kept.database.Database;
import org.kept.database.Transactions;
import org.kept.ingest.Floor;

/** Work on the numbers in a transaction of its own while nobody else writes. */
@ApplicationScoped
class Alone {

    private static final Duration MOST = Duration.ofHours(1);

    private final Database database;
    private final RollupState state;
    private final Floor floor;
    private final RebuildMetrics metrics;

    Alone(Database database, RollupState state, Floor floor, RebuildMetrics metrics) {
        this.database = database;
        this.state = state;
        this.floor = floor;
        this.metrics = metrics;
    }

    /** Does all of the work at once; what takes time shows as a recount. */
    <T> T run(Supplier<T> work) {
        return metrics.timed(() -> step(work));
    }

    /** Does a bounded part of some work; others write before it and after it. It may be tried more than once. */
    <T> T step(Supplier<T> work) {
        return inTurn(() -> {
            state.own();
            floor.refresh();
            return work.get();
        });
    }

    /** Does what a start has to do, given the zone of the tallies, which may be another than this node's. */
    <T> T atStart(Function<String, T> work) {
        return inTurn(() -> {
            var counted = state.ownWhateverTheZone();
            floor.refresh();
            return work.apply(counted);
        });
    }

    private <T> T inTurn(Supplier<T> work) {
        var lock = database.writer();
        lock.lock();
        try {
            return Transactions.keepIf(MOST, result -> true, work);
        } finally {
            lock.unlock();
        }
    }
}
