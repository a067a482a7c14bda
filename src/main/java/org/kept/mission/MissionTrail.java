package org.kept.mission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.audit.Act;
import org.kept.audit.Change;
import org.kept.kpi.Counted;

/** A publication as the trail has it: the version, and then every clause, measure and target that became another. */
final class MissionTrail {

    /** A part of a mission that changes by itself; {@code subject} names it through all versions. */
    private record Part(Act act, String subject) {}

    private MissionTrail() {}

    static List<Change> between(Optional<MissionVersion> before, MissionVersion after) {
        var changes = new ArrayList<Change>();
        changes.add(Change.changed(
                Act.MISSION_PUBLISHED,
                "mission version " + after.number(),
                before.map(MissionTrail::lines).orElse(null),
                lines(after)));
        var was = before.map(version -> parts(version.mission())).orElse(Map.of());
        var is = parts(after.mission());
        var all = new LinkedHashMap<Part, String>(is);
        was.forEach(all::putIfAbsent);
        all.keySet().stream()
                .filter(part -> !Objects.equals(was.get(part), is.get(part)))
                .map(part -> Change.changed(part.act(), part.subject(), was.get(part), is.get(part)))
                .forEach(changes::add);
        return changes;
    }

    private static String lines(MissionVersion version) {
        return Change.lines(
                "version",
                version.number(),
                "effective from",
                version.effectiveFrom(),
                "statement",
                version.mission().statement());
    }

    private static Map<Part, String> parts(Mission mission) {
        var parts = new LinkedHashMap<Part, String>();
        for (var clause : mission.clauses()) {
            parts.put(new Part(Act.CLAUSE_CHANGED, "clause " + clause.code()), clause(clause));
            for (var measure : clause.measures()) {
                var name = clause.code() + " " + measure.kpi();
                parts.put(new Part(Act.MEASURE_CHANGED, "measure " + name), measure(measure));
                measure.dated()
                        .ifPresent(target -> parts.put(new Part(Act.TARGET_CHANGED, "target " + name), target(target)));
            }
        }
        mission.notMeasured()
                .forEach(each -> parts.put(
                        new Part(Act.NOT_MEASURED_CHANGED, "kpi " + each.kpi()),
                        Change.lines("because", each.because())));
        return parts;
    }

    private static String clause(Clause clause) {
        var guarantee = clause.guarantee();
        return Change.lines(
                "quote",
                clause.quote(),
                "behaviours",
                String.join("; ", clause.behaviours()),
                "guarantee",
                guarantee == null ? null : guarantee.promise() + ": " + guarantee.consequence(),
                "counted",
                counted(guarantee),
                "owner",
                clause.owner(),
                "review by",
                clause.reviewBy());
    }

    private static @Nullable String counted(@Nullable Guarantee guarantee) {
        return guarantee == null
                ? null
                : guarantee.counted().map(Counted::words).orElse(null);
    }

    private static String measure(Measure measure) {
        return Change.lines(
                "role",
                measure.role().code(),
                "because",
                measure.because(),
                "argued by",
                measure.arguedBy(),
                "argued on",
                measure.arguedOn(),
                "argued for",
                measure.arguedFor(),
                "review by",
                measure.reviewBy());
    }

    private static String target(Target target) {
        return Change.lines(
                "target",
                Changes.bounds(target),
                "from",
                target.from().code(),
                "agreed by",
                target.agreedBy(),
                "review by",
                target.reviewBy());
    }
}
