package org.kept.rollup.tally;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.kept.rollup.state.ExclusiveTransaction;

/** Moves the sums of hours that earlier releases stored into cells, in steps that a later start may continue. */
@ApplicationScoped
class EarlierHours {

    private static final Logger LOG = Logger.getLogger(EarlierHours.class);

    private final HourCellStore hourCells;
    private final ExclusiveTransaction exclusiveTransaction;

    EarlierHours(HourCellStore hourCells, ExclusiveTransaction exclusiveTransaction) {
        this.hourCells = hourCells;
        this.exclusiveTransaction = exclusiveTransaction;
    }

    /** Moves all of them before numbers are read. Another node that starts at the same moment takes turns with this. */
    void move(@Observes @Priority(1) StartupEvent started) {
        if (!hourCells.hasEarlierRows()) {
            return;
        }
        LOG.info("Moving the sums of hours into cells");
        var moved = 0L;
        int step;
        do {
            step = exclusiveTransaction.atStart(zone -> hourCells.moveEarlierRows());
            moved += step;
        } while (step > 0);
        LOG.infof("Sums of hours moved into cells: rows=%s", moved);
    }
}
