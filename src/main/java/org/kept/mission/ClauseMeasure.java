package org.kept.mission;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** A measure that judges a promise about all hours or all customers, with the clause it belongs to. */
public record ClauseMeasure(Clause clause, Measure measure) {

    static Stream<ClauseMeasure> of(Clause clause, Predicate<Measure> wanted) {
        return clause.measures().stream().filter(wanted).map(measure -> new ClauseMeasure(clause, measure));
    }
}
