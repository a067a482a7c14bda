package org.kept.workshop;

import java.util.List;
import java.util.stream.Stream;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.problem.Problem;
import org.kept.workshop.draft.DraftService;

/** The open drafts and mission versions that can be compared. */
final class ComparableVersions {

    private static final int MAX_VERSIONS = 50;
    private static final String VERSION = "version-";

    private ComparableVersions() {}

    /** All of them with their identifiers in URLs, drafts first, each group newest first. */
    static List<WorkshopPages.ComparableSide> all(Missions missions, DraftService draftService) {
        return Stream.concat(
                        draftService.open().stream()
                                .map(each -> new WorkshopPages.ComparableSide(
                                        each.id().toString(), each.name())),
                        missions.versions(MAX_VERSIONS).stream()
                                .map(each -> new WorkshopPages.ComparableSide(
                                        VERSION + each.number(), "Version " + each.number())))
                .toList();
    }

    /** The mission of a draft or version. */
    static Mission mission(String side, Missions missions, DraftService draftService) {
        if (!side.matches(VERSION + "\\d{1,9}")) {
            return draftService.get(side).mission();
        }
        var number = Integer.parseInt(side.substring(VERSION.length()));
        return missions.version(number)
                .map(MissionVersion::mission)
                .orElseThrow(() -> Problem.notFound("The mission has no version " + number + "."));
    }
}
