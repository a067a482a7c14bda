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

/** Applies what the door changed to every number that depends on it, in the door's own transaction. */
@ApplicationScoped
class EventRollup {

    /** The floor that goes with a stamp. */
    private record HorizonStamp(String stamp, Instant floor) {}

    private final RetentionHorizon retentionHorizon;
    private final ReportingZone zone;
    private final RollupState state;
    private final KpiSettingsStore settings;
    private final CustomKpiStore own;
    private final TallyStore tallies;
    private final FirstOrderRollup customers;
    private final DistinctCustomerRollup counts;
    private final FigureStore figures;
    private final ReturnedOrderRollup returns;
    private volatile HorizonStamp seen = new HorizonStamp("none yet", Instant.EPOCH);

    EventRollup(
            RetentionHorizon retentionHorizon,
            ReportingZone zone,
            RollupState state,
            KpiSettingsStore settings,
            CustomKpiStore own,
            TallyStore tallies,
            FirstOrderRollup customers,
            DistinctCustomerRollup counts,
            FigureStore figures,
            ReturnedOrderRollup returns) {
        this.retentionHorizon = retentionHorizon;
        this.zone = zone;
        this.state = state;
        this.settings = settings;
        this.own = own;
        this.tallies = tallies;
        this.customers = customers;
        this.counts = counts;
        this.figures = figures;
        this.returns = returns;
    }

    void on(@Observes EventChanges changes) {
        var stamp = state.lockShared();
        rejectBelowHorizon(stamp, changes.changes());
        apply(changes.changes(), own.at(stamp).definitions());
    }

    /** The floor moves with a new stamp; what was checked against an older one may have been dropped in between. */
    private void rejectBelowHorizon(String stamp, List<EventChanges.EventChange> changes) {
        var last = seen;
        if (!last.stamp.equals(stamp)) {
            last = new HorizonStamp(stamp, retentionHorizon.refresh());
            seen = last;
        }
        var at = last.floor;
        if (changes.stream().anyMatch(change -> isBefore(change.before(), at) || isBefore(change.after(), at))) {
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

    /** Applies the changes; tables are taken in the same order by everybody, so that writers queue and do not clash. */
    private void apply(List<EventChanges.EventChange> changes, CustomKpiDefinitions definitions) {
        var net = NetChange.of(changes);
        var tallyDelta = new TallyDelta(zone, settings.times(), definitions);
        net.forEach(tallyDelta::count);
        counts.apply(customers.apply(net, tallyDelta), tallyDelta);
        figures.apply(changes);
        returns.apply(net, tallyDelta);
        tallies.add(tallyDelta);
    }
}
