package org.kept.mission;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** A link by which a promise that reaches over all hours or all customers is judged, and the clause that it stands in. */
public record ClauseMeasure(Clause clause, Measure measure) {

    static Stream<ClauseMeasure> of(Clause clause, Predicate<Measure> wanted) {
        return clause.measures().stream().filter(wanted).map(measure -> new ClauseMeasure(clause, measure));
    }
}
