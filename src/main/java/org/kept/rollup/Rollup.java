package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.Changes;
import org.kept.ingest.Event;
import org.kept.ingest.Floor;
import org.kept.problem.Problem;

/** Applies what the door changed to every number that depends on it, in the door's own transaction. */
@ApplicationScoped
class Rollup {

    /** The floor that goes with a stamp. */
    private record Seen(String stamp, Instant floor) {}

    private final Floor floor;
    private final ReportingZone zone;
    private final RollupState state;
    private final KpiSettings settings;
    private final OwnKpiStore own;
    private final TallyStore tallies;
    private final CustomerRollup customers;
    private final CustomerCounts counts;
    private final FigureStore figures;
    private final ReturnRollup returns;
    private volatile Seen seen = new Seen("none yet", Instant.EPOCH);

    Rollup(
            Floor floor,
            ReportingZone zone,
            RollupState state,
            KpiSettings settings,
            OwnKpiStore own,
            TallyStore tallies,
            CustomerRollup customers,
            CustomerCounts counts,
            FigureStore figures,
            ReturnRollup returns) {
        this.floor = floor;
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

    void on(@Observes Changes changes) {
        var stamp = state.share();
        heedFloor(stamp, changes.changes());
        apply(changes.changes(), own.at(stamp).definitions());
    }

    /** The floor moves with a new stamp; what was checked against an older one may have been dropped in between. */
    private void heedFloor(String stamp, List<Changes.Change> changes) {
        var last = seen;
        if (!last.stamp.equals(stamp)) {
            last = new Seen(stamp, floor.refresh());
            seen = last;
        }
        var at = last.floor;
        if (changes.stream().anyMatch(change -> isBefore(change.before(), at) || isBefore(change.after(), at))) {
            floor.refresh();
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
    private void apply(List<Changes.Change> changes, Definitions definitions) {
        var net = Net.of(changes);
        var sheet = new Sheet(zone, settings.times(), definitions);
        net.forEach(sheet::count);
        counts.apply(customers.apply(net, sheet), sheet);
        figures.apply(changes);
        returns.apply(net, sheet);
        tallies.add(sheet);
    }
}
