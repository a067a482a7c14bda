package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.Changes;

/** Applies what the door changed to every number that depends on it, in the door's own transaction. */
@ApplicationScoped
class Rollup {

    private final ReportingZone zone;
    private final RollupState state;
    private final KpiSettings settings;
    private final OwnKpiStore own;
    private final TallyStore tallies;
    private final CustomerRollup customers;
    private final CustomerCounts counts;
    private final FigureStore figures;
    private final ReturnRollup returns;

    Rollup(
            ReportingZone zone,
            RollupState state,
            KpiSettings settings,
            OwnKpiStore own,
            TallyStore tallies,
            CustomerRollup customers,
            CustomerCounts counts,
            FigureStore figures,
            ReturnRollup returns) {
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
        apply(changes.changes(), own.at(state.share()).definitions());
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
