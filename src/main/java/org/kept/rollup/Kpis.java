package org.kept.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kept.kpi.Catalogue;
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

    /** The codes of those that anything was ever counted or reported for. */
    public Set<String> withData() {
        var codes = new LinkedHashSet<String>();
        for (var kpi : all()) {
            if (tallies.extent(kpi.code(), Readings.denominator(kpi)).isPresent()) {
                codes.add(kpi.code());
            }
        }
        return codes;
    }
}
