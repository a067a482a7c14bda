package org.kept.mission.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.kpi.EventFilter;
import org.kept.mission.Clause;
import org.kept.mission.Guarantee;
import org.kept.mission.Measure;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.mission.Target;

/**
 * The audit records of a publication: the version, then every clause, measure, target and unscored KPI that changed.
 */
final class MissionAuditText {

    /** A part of a mission that is audited separately; {@code subject} identifies it across versions. */
    private record AuditedPart(AuditAction act, String subject) {}

    private MissionAuditText() {}

    static List<AuditChange> between(Optional<MissionVersion> before, MissionVersion after) {
        var changes = new ArrayList<AuditChange>();
        changes.add(AuditChange.changed(
                AuditAction.MISSION_PUBLISHED,
                "mission version " + after.number(),
                before.map(MissionAuditText::lines).orElse(null),
                lines(after)));
        var partsBefore = before.map(version -> parts(version.mission())).orElse(Map.of());
        var partsAfter = parts(after.mission());
        var all = new LinkedHashMap<AuditedPart, String>(partsAfter);
        partsBefore.forEach(all::putIfAbsent);
        all.keySet().stream()
                .filter(part -> !Objects.equals(partsBefore.get(part), partsAfter.get(part)))
                .map(part ->
                        AuditChange.changed(part.act(), part.subject(), partsBefore.get(part), partsAfter.get(part)))
                .forEach(changes::add);
        return changes;
    }

    private static String lines(MissionVersion version) {
        return AuditChange.lines(
                "version",
                version.number(),
                "effective from",
                version.effectiveFrom(),
                "statement",
                version.mission().statement());
    }

    private static Map<AuditedPart, String> parts(Mission mission) {
        var parts = new LinkedHashMap<AuditedPart, String>();
        for (var clause : mission.clauses()) {
            parts.put(new AuditedPart(AuditAction.CLAUSE_CHANGED, "clause " + clause.code()), clause(clause));
            for (var measure : clause.measures()) {
                var name = clause.code() + " " + measure.kpi();
                parts.put(new AuditedPart(AuditAction.MEASURE_CHANGED, "measure " + name), measure(measure));
                measure.optionalTarget()
                        .ifPresent(target -> parts.put(
                                new AuditedPart(AuditAction.TARGET_CHANGED, "target " + name), target(target)));
            }
        }
        mission.notMeasured()
                .forEach(each -> parts.put(
                        new AuditedPart(AuditAction.NOT_MEASURED_CHANGED, "kpi " + each.kpi()),
                        AuditChange.lines("because", each.because())));
        return parts;
    }

    private static String clause(Clause clause) {
        var guarantee = clause.guarantee();
        return AuditChange.lines(
                "quote",
                clause.quote(),
                "behaviours",
                String.join("; ", clause.behaviours()),
                "behaviours review by",
                clause.conduct().behavioursReviewBy(),
                "may decide",
                String.join("; ", clause.mayDecide()),
                "may decide review by",
                clause.conduct().mayDecideReviewBy(),
                "guarantee",
                guarantee == null ? null : guarantee.promise() + ": " + guarantee.consequence(),
                "counted",
                breach(guarantee),
                "owner",
                clause.owner(),
                "review by",
                clause.reviewBy());
    }

    private static @Nullable String breach(@Nullable Guarantee guarantee) {
        return guarantee == null
                ? null
                : guarantee.optionalBreach().map(EventFilter::words).orElse(null);
    }

    private static String measure(Measure measure) {
        return AuditChange.lines(
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
        return AuditChange.lines(
                "target",
                MissionChangeNarrative.bounds(target),
                "from",
                target.from().code(),
                "agreed by",
                target.agreedBy(),
                "review by",
                target.reviewBy());
    }
}
