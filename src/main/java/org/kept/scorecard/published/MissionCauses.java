package org.kept.scorecard.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.scorecard.published.RestatementCause.CauseKind;
import org.kept.scorecard.published.ScorecardDocument.DocumentedRow;

/** Causes from another version of the mission that applies to the week now. */
@ApplicationScoped
class MissionCauses implements RestatementSource {

    private final Missions missions;

    MissionCauses(Missions missions) {
        this.missions = missions;
    }

    @Override
    public List<RestatementCause> causes(PublishedWeek published, DocumentedRow row, ScorecardDocument now) {
        var version = now.missionVersion();
        return missions.history().versions().stream()
                .filter(each -> Objects.equals(each.number(), version))
                .filter(each -> each.created().isAfter(published.at()))
                .findFirst()
                .map(MissionCauses::cause)
                .map(List::of)
                .orElse(List.of());
    }

    private static RestatementCause cause(MissionVersion version) {
        return new RestatementCause(
                CauseKind.MISSION,
                0,
                version.created(),
                "version " + version.number() + " of the mission now applies to this week");
    }
}
