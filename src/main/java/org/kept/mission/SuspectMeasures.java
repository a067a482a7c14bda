package org.kept.mission;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds suspect measures: those whose reason was given when the clause had different words. */
public final class SuspectMeasures {

    private SuspectMeasures() {}

    /** The quote that the reason was given for, if the clause has another now. */
    public static Optional<String> earlierQuote(ReasonOrigin reason, Clause clause) {
        return Optional.of(reason.quote()).filter(earlier -> !earlier.equals(clause.quote()));
    }

    /** The suspect measures of the current version, in the order of its clauses. */
    public static List<Coverage.SuspectMeasure> of(MissionHistory history) {
        return history.current().stream()
                .flatMap(version -> version.mission().clauses().stream())
                .flatMap(clause -> clause.measures().stream().flatMap(measure -> suspect(history, clause, measure)))
                .toList();
    }

    private static Stream<Coverage.SuspectMeasure> suspect(MissionHistory history, Clause clause, Measure measure) {
        return history.reasonOrigin(clause.code(), measure.kpi()).stream()
                .flatMap(reason -> earlierQuote(reason, clause).stream()
                        .map(earlier -> new Coverage.SuspectMeasure(
                                clause.code(),
                                measure.kpi(),
                                measure.because(),
                                clause.quote(),
                                earlier,
                                reason.version(),
                                reason.on())));
    }
}
