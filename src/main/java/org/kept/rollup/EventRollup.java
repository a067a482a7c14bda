package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.Event;
import org.kept.ingest.EventChanges;
import org.kept.ingest.RetentionHorizon;
import org.kept.problem.Problem;
import org.kept.rollup.custom.CustomKpiDefinitions;
import org.kept.rollup.custom.CustomKpiStore;
import org.kept.rollup.customers.DistinctCustomerRollup;
import org.kept.rollup.customers.FirstOrderRollup;
import org.kept.rollup.customers.ReturnedOrderRollup;
import org.kept.rollup.model.NetChange;
import org.kept.rollup.state.RollupState;
import org.kept.rollup.tally.TallyDelta;
import org.kept.rollup.tally.TallyStore;

/** Applies event changes to every derived number, in the transaction that stores the events. */
@ApplicationScoped
class EventRollup {

    /** Retention horizon as of a stamp. */
    private record HorizonStamp(String stamp, Instant floor) {}

    private final RetentionHorizon retentionHorizon;
    private final ReportingZone zone;
    private final RollupState state;
    private final KpiSettingsStore settings;
    private final CustomKpiStore customKpis;
    private final TallyStore tallies;
    private final FirstOrderRollup firstOrders;
    private final DistinctCustomerRollup distinctCustomers;
    private final FigureStore figures;
    private final ReturnedOrderRollup returns;
    private volatile HorizonStamp lastSeen = new HorizonStamp("none yet", Instant.EPOCH);

    EventRollup(
            RetentionHorizon retentionHorizon,
            ReportingZone zone,
            RollupState state,
            KpiSettingsStore settings,
            CustomKpiStore customKpis,
            TallyStore tallies,
            FirstOrderRollup firstOrders,
            DistinctCustomerRollup distinctCustomers,
            FigureStore figures,
            ReturnedOrderRollup returns) {
        this.retentionHorizon = retentionHorizon;
        this.zone = zone;
        this.state = state;
        this.settings = settings;
        this.customKpis = customKpis;
        this.tallies = tallies;
        this.firstOrders = firstOrders;
        this.distinctCustomers = distinctCustomers;
        this.figures = figures;
        this.returns = returns;
    }

    void on(@Observes EventChanges changes) {
        var stamp = state.lockShared();
        rejectBelowHorizon(stamp, changes.changes());
        changes.superseded()
                .addAll(apply(changes.changes(), customKpis.at(stamp).definitions()));
    }

    /** The horizon moves with a new stamp; events checked against an older one may have been dropped since. */
    private void rejectBelowHorizon(String stamp, List<EventChanges.EventChange> changes) {
        var last = lastSeen;
        if (!last.stamp.equals(stamp)) {
            last = new HorizonStamp(stamp, retentionHorizon.refresh());
            lastSeen = last;
        }
        var horizon = last.floor;
        if (changes.stream()
                .anyMatch(change -> isBefore(change.before(), horizon) || isBefore(change.after(), horizon))) {
            retentionHorizon.refresh();
            throw Problem.busy(
                    "Events as old as one of these are being dropped this moment; nothing of this chunk was stored."
                            + " Send it again to learn which.",
                    Duration.ofSeconds(1));
        }
    }

    private static boolean isBefore(@Nullable Event event, Instant floor) {
        return event != null && event.time().isBefore(floor);
    }

    /**
     * Applies the changes. All writers lock tables in the same order, so that they queue instead of deadlocking.
     *
     * @return the stored figures that do not hold, because a later figure exists
     */
    private List<Event> apply(List<EventChanges.EventChange> changes, CustomKpiDefinitions definitions) {
        var netChanges = NetChange.of(changes);
        var tallyDelta = new TallyDelta(zone, settings.times(), definitions);
        netChanges.forEach(tallyDelta::count);
        distinctCustomers.apply(firstOrders.apply(netChanges, tallyDelta), tallyDelta);
        var superseded = figures.apply(changes);
        returns.apply(netChanges, tallyDelta);
        tallies.add(tallyDelta);
        return superseded;
    }
}
