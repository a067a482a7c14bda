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

    /** The retention horizon that was in effect with a stamp of the rollup. */
    private record HorizonStamp(String stamp, Instant horizon) {}

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
        var tallyDelta = delta(changes);
        storeFigures(changes);
        tallies.add(tallyDelta);
    }

    /**
     * Calculates what the changes add to the sums, without adding it. Stores what depends on a customer's or an order's
     * other events: which orders are first, and which were returned.
     *
     * <p>All writers lock tables in the same order, so that they queue instead of deadlocking; the rows of the sums,
     * which most of them share, come last.
     *
     * @param changes of events that this transaction has stored in their new state
     * @throws Problem if events were dropped since they were checked
     */
    TallyDelta delta(EventChanges changes) {
        var stamp = state.lockShared();
        rejectBelowHorizon(stamp, changes.changes());
        var netChanges = NetChange.of(changes.changes());
        var tallyDelta =
                new TallyDelta(zone, settings.times(), customKpis.at(stamp).definitions());
        netChanges.forEach(tallyDelta::count);
        distinctCustomers.apply(firstOrders.apply(netChanges, tallyDelta), tallyDelta);
        returns.apply(netChanges, tallyDelta);
        return tallyDelta;
    }

    /** Stores the figures among the events. A figure has the key of its event, whose row this transaction has locked. */
    void storeFigures(EventChanges changes) {
        changes.superseded().addAll(figures.apply(changes.changes()));
    }

    /** Stores the customers that custom KPIs count once; for a preview, which is rolled back. */
    void storeCustomers(TallyDelta tallyDelta) {
        tallies.addCustomers(tallyDelta);
    }

    /** The horizon moves with a new stamp; events checked against an older one may have been dropped since. */
    private void rejectBelowHorizon(String stamp, List<EventChanges.EventChange> changes) {
        var last = lastSeen;
        if (!last.stamp.equals(stamp)) {
            last = new HorizonStamp(stamp, retentionHorizon.refresh());
            lastSeen = last;
        }
        var horizon = last.horizon;
        if (changes.stream()
                .anyMatch(change -> isBefore(change.before(), horizon) || isBefore(change.after(), horizon))) {
            retentionHorizon.refresh();
            throw Problem.busy(
                    "Events as old as one of these are being dropped this moment; nothing of this chunk was stored."
                            + " Send it again to learn which.",
                    Duration.ofSeconds(1));
        }
    }

    private static boolean isBefore(@Nullable Event event, Instant horizon) {
        return event != null && event.time().isBefore(horizon);
    }
}
