package org.kept.rollup.tally;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.kept.database.ScheduledJobs;
import org.kept.rollup.state.EarlierHours;
import org.kept.rollup.state.ExclusiveTransaction;

/**
 * Moves the sums of hours that an earlier release stored as rows into cells, in steps, while Kept serves.
 *
 * <p>Readers add up both until all are moved. Each step takes rows from one table and adds them to the other in one
 * transaction, so that it does not matter which node takes it, or where the one before was stopped.
 */
@ApplicationScoped
public class EarlierHourMover {

    private static final Logger LOG = Logger.getLogger(EarlierHourMover.class);

    /** Events wait for a step, so it is a short one. */
    private static final int ROWS_OF_A_STEP = 5_000;

    private final HourCellStore hourCells;
    private final EarlierHours earlierHours;
    private final ExclusiveTransaction exclusiveTransaction;
    private final ScheduledJobs jobs;
    private volatile boolean stopping;

    EarlierHourMover(
            HourCellStore hourCells,
            EarlierHours earlierHours,
            ExclusiveTransaction exclusiveTransaction,
            ScheduledJobs jobs) {
        this.hourCells = hourCells;
        this.earlierHours = earlierHours;
        this.exclusiveTransaction = exclusiveTransaction;
        this.jobs = jobs;
    }

    /** Runs before anything reads a number. */
    void onStart(@Observes @Priority(1) StartupEvent started) {
        if (hourCells.hasEarlierRows()) {
            earlierHours.setPresent(true);
            Infrastructure.getDefaultWorkerPool().execute(() -> jobs.run(this::moveAll));
        }
    }

    void onStop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    private void moveAll() {
        LOG.info("Moving the sums of hours into cells");
        try {
            while (!stopping && step()) {
                // One short transaction after another, so that events are stored in between.
            }
        } catch (RuntimeException e) {
            LOG.warn("Moving the sums of hours stopped; it goes on at the next start, and no number is wrong", e);
            return;
        }
        if (!stopping) {
            LOG.info("Sums of hours moved into cells");
        }
    }

    /** Moves the oldest rows that are left; false if none are. */
    public boolean step() {
        if (!earlierHours.arePresent()) {
            return false;
        }
        var moved = exclusiveTransaction.atStart(zone -> hourCells.moveEarlierRows(ROWS_OF_A_STEP)) > 0;
        if (!moved) {
            earlierHours.setPresent(false);
        }
        return moved;
    }
}
