package org.kept.mission;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** A link by which a promise of all hours is judged, and the clause that it stands in. */
public record HourMeasure(Clause clause, Measure measure) {

    static Stream<HourMeasure> of(Clause clause, Predicate<Measure> wanted) {
        return clause.measures().stream().filter(wanted).map(measure -> new HourMeasure(clause, measure));
    }
}
