package org.kept.wording;

import java.util.Comparator;
import java.util.stream.Stream;
import org.kept.kpi.Catalogue;
import org.kept.kpi.MissionHint;

/** Which KPIs of the catalogue fit words of a mission, as their entries say. */
final class Fits {

    /** What the entry of a KPI says of some words. */
    record Hinted(String kpi, MissionHint hint) {

        String role() {
            return hint.fitness().role();
        }
    }

    private Fits() {}

    /** The KPIs that the rule of that name proposes, the best first. */
    static Stream<Hinted> of(String rule) {
        return Catalogue.all().stream()
                .flatMap(kpi -> kpi.hints().stream().map(hint -> new Hinted(kpi.code(), hint)))
                .filter(each -> each.hint.phrases().equals(rule))
                .sorted(Comparator.comparing(each -> each.hint.fitness()));
    }
}
