package org.kept.mission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the words and the numbers do not meet.
 *
 * @param clausesNotMeasured promises that no KPI measures, directly or by proxy
 * @param kpisNotJustified KPIs with data that no clause is measured by, and that nobody set aside with a reason
 * @param suspectMeasures links whose clause was worded otherwise when their reason was given
 */
public record Coverage(
        List<Unmeasured> clausesNotMeasured, List<Unjustified> kpisNotJustified, List<Suspect> suspectMeasures) {

    /** A clause that is words alone. */
    public record Unmeasured(String code, String quote) {}

    /** A KPI that is counted for no stated reason. */
    public record Unjustified(String kpi) {}

    /**
     * A link to be argued again; giving it a new reason settles it.
     *
     * @param quote the clause's words now
     * @param arguedFor the clause's words when the reason was given
     * @param version the version in which it was given
     */
    public record Suspect(
            String clause, String kpi, String because, String quote, String arguedFor, int version, Instant arguedOn) {}

    public static final Coverage NONE = new Coverage(List.of(), List.of(), List.of());

    /** The coverage of the current version; nothing where there is no mission. */
    static Coverage of(MissionHistory history, Set<String> kpisWithData) {
        return history.current()
                .map(MissionVersion::mission)
                .map(mission -> new Coverage(
                        unmeasured(mission), unjustified(mission, kpisWithData), suspects(mission, history)))
                .orElse(NONE);
    }

    private static List<Unmeasured> unmeasured(Mission mission) {
        return mission.clauses().stream()
                .filter(each -> !each.isMeasured())
                .map(each -> new Unmeasured(each.code(), each.quote()))
                .toList();
    }

    private static List<Unjustified> unjustified(Mission mission, Set<String> kpisWithData) {
        var open = new LinkedHashSet<>(kpisWithData);
        mission.clauses().stream().flatMap(each -> each.measures().stream()).forEach(each -> open.remove(each.kpi()));
        mission.notMeasured().forEach(each -> open.remove(each.kpi()));
        return open.stream().map(Unjustified::new).toList();
    }

    private static List<Suspect> suspects(Mission mission, MissionHistory history) {
        var suspects = new ArrayList<Suspect>();
        for (var clause : mission.clauses()) {
            clause.measures().stream()
                    .flatMap(each -> suspect(clause, each, history))
                    .forEach(suspects::add);
        }
        return List.copyOf(suspects);
    }

    private static Stream<Suspect> suspect(Clause clause, Measure measure, MissionHistory history) {
        var argued = history.argued(history.versions().get(0), clause.code(), measure);
        var quoteThen =
                argued.mission().clause(clause.code()).map(Clause::quote).orElse(clause.quote());
        if (quoteThen.equals(clause.quote())) {
            return Stream.empty();
        }
        return Stream.of(new Suspect(
                clause.code(),
                measure.kpi(),
                measure.because(),
                clause.quote(),
                quoteThen,
                argued.number(),
                argued.created()));
    }
}
