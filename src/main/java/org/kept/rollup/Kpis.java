package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kept.kpi.Catalogue;
import org.kept.kpi.Input;
import org.kept.kpi.Kpi;
import org.kept.problem.Problem;

/** The KPIs of this installation. */
@ApplicationScoped
public class Kpis {

    private final TallyReader tallies;

    Kpis(TallyReader tallies) {
        this.tallies = tallies;
    }

    /** All of them, in the order in which they are shown everywhere. */
    public List<Kpi> all() {
        return Catalogue.all();
    }

    /**
     * The KPI of that code.
     *
     * @throws Problem 404 when there is none
     */
    public Kpi get(String code) {
        return Catalogue.find(code)
                .orElseThrow(() -> Problem.notFound("There is no KPI '" + code + "'; there are "
                        + String.join(", ", Kpi.codes(Catalogue.all())) + "."));
    }

    /** The codes of those that anything was ever counted or reported for, above the line as well as below it. */
    public Set<String> withData() {
        var codes = new LinkedHashSet<String>();
        for (var kpi : all()) {
            if (has(kpi, Readings.denominator(kpi)) && has(kpi, ownFeeds(kpi))) {
                codes.add(kpi.code());
            }
        }
        return codes;
    }

    private boolean has(Kpi kpi, Set<Input> inputs) {
        return inputs.isEmpty() || tallies.extent(kpi.code(), inputs).isPresent();
    }

    /** Inputs above the line that come by events of their own: orders alone say nothing about returns. */
    private static Set<Input> ownFeeds(Kpi kpi) {
        var feeds = new HashSet<>(kpi.formula(kpi.standard()).inputs());
        if (feeds.contains(Input.FIRST_ORDERS_REFERRED)) {
            return Set.of(Input.REFERRALS);
        }
        feeds.retainAll(Set.of(Input.RETURNS, Input.INCORRECT_FULFILLMENTS, Input.COMPLAINTS));
        return feeds;
    }
}
