package org.kept.wording;

import java.util.Comparator;
import java.util.stream.Stream;
import org.kept.kpi.Catalogue;
import org.kept.kpi.MissionHint;

/** Finds the KPIs in the catalogue whose hints fit words of a mission. */
final class Fits {

    /** A KPI with one of its mission hints. */
    record Hinted(String kpi, MissionHint hint) {

        String role() {
            return hint.fitness().role();
        }
    }

    private Fits() {}

    /** The KPIs that the rule with this name proposes, best first. */
    static Stream<Hinted> proposedBy(String rule) {
        return Catalogue.all().stream()
                .flatMap(kpi -> kpi.hints().stream().map(hint -> new Hinted(kpi.code(), hint)))
                .filter(each -> each.hint.phrases().equals(rule))
                .sorted(Comparator.comparing(each -> each.hint.fitness()));
    }
}
