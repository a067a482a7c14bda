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
    private final TallyStore tallies;
    private final CustomerRollup customers;
    private final FigureStore figures;
    private final ReturnStore returns;

    Rollup(
            ReportingZone zone,
            RollupState state,
            KpiSettings settings,
            TallyStore tallies,
            CustomerRollup customers,
            FigureStore figures,
            ReturnStore returns) {
        this.zone = zone;
        this.state = state;
        this.settings = settings;
        this.tallies = tallies;
        this.customers = customers;
        this.figures = figures;
        this.returns = returns;
    }

    void on(@Observes Changes changes) {
        state.share();
        apply(changes.changes());
    }

    /** Applies the changes; tables are taken in the same order by everybody, so that writers queue and do not clash. */
    void apply(List<Changes.Change> changes) {
        var sheet = new Sheet(zone, settings.timeline()::times);
        for (var change : changes) {
            if (change.before() != null) {
                sheet.count(change.before(), -1);
            }
            if (change.after() != null) {
                sheet.count(change.after(), 1);
            }
        }
        customers.apply(changes, sheet);
        figures.apply(changes);
        returns.apply(changes);
        tallies.add(sheet);
    }

    /** Forgets everything that was derived. */
    void clear() {
        tallies.clear();
        customers.clear();
        figures.clear();
        returns.clear();
    }
}
