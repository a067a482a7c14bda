package org.kept.scorecard.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Clause;
import org.kept.mission.Guarantee;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.scorecard.published.RestatementCause.CauseKind;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;
import org.kept.scorecard.published.ScorecardDocument.RowKey;

/** Another version of the mission that judges the week since, with another measure, target or guarantee for the row. */
@ApplicationScoped
class MissionCauses implements RestatementSource {

    private final Missions missions;

    MissionCauses(Missions missions) {
        this.missions = missions;
    }

    @Override
    public List<RestatementCause> causes(ChangedRow row) {
        var then = version(row.missionThen());
        return version(row.missionNow())
                .filter(each -> each.created().isAfter(row.published().at()))
                .filter(each -> differs(row, clause(then, row.key()), clause(Optional.of(each), row.key())))
                .map(MissionCauses::cause)
                .stream()
                .toList();
    }

    private Optional<MissionVersion> version(@Nullable Integer number) {
        return missions.history().versions().stream()
                .filter(each -> Objects.equals(each.number(), number))
                .findFirst();
    }

    private static Optional<Clause> clause(Optional<MissionVersion> version, RowKey key) {
        return version.flatMap(each -> each.mission().clause(key.clause()));
    }

    private static boolean differs(ChangedRow row, Optional<Clause> then, Optional<Clause> now) {
        return promises(then, row.key()) != promises(now, row.key())
                || (isGuarantee(row.key())
                        ? !breach(then).equals(breach(now))
                        : row.then() != null && row.now() != null && !hasSameTarget(row.then(), row.now()));
    }

    /** Whether the clause has what the row is about. */
    private static boolean promises(Optional<Clause> clause, RowKey key) {
        return switch (key.role()) {
            case "guarantee" -> breach(clause).isPresent();
            case "by-hour" ->
                clause.filter(Clause::promisesAllHours)
                        .flatMap(each -> each.measure(key.kpi()))
                        .isPresent();
            case "by-segment" ->
                clause.filter(Clause::promisesEveryone)
                        .flatMap(each -> each.measure(key.kpi()))
                        .isPresent();
            default ->
                clause.flatMap(each -> each.measure(key.kpi()))
                        .filter(measure -> measure.role().code().equals(key.role()))
                        .isPresent();
        };
    }

    private static boolean isGuarantee(RowKey key) {
        return key.role().equals("guarantee");
    }

    private static Optional<?> breach(Optional<Clause> clause) {
        return clause.map(Clause::guarantee).flatMap(Guarantee::optionalBreach);
    }

    private static boolean hasSameTarget(DocumentedRow then, DocumentedRow now) {
        var one = then.target();
        var other = now.target();
        return (one == null || other == null)
                ? one == null && other == null
                : Objects.equals(one.atLeast(), other.atLeast()) && Objects.equals(one.atMost(), other.atMost());
    }

    private static RestatementCause cause(MissionVersion version) {
        return RestatementCause.of(
                CauseKind.MISSION,
                version.created(),
                "version " + version.number() + " of the mission now applies to this week");
    }
}
