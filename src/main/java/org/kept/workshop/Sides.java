package org.kept.workshop;

import java.util.List;
import java.util.stream.Stream;
import org.kept.mission.Mission;
import org.kept.mission.MissionVersion;
import org.kept.mission.Missions;
import org.kept.problem.Problem;

/** What can be compared: the open drafts and the versions. */
final class Sides {

    private static final int MOST_VERSIONS = 50;
    private static final String VERSION = "version-";

    private Sides() {}

    /** All of them by their names in addresses, the drafts first, each the newest first. */
    static List<WorkshopPages.Side> all(Missions missions, Drafts drafts) {
        return Stream.concat(
                        drafts.open().stream()
                                .map(each -> new WorkshopPages.Side(each.id().toString(), each.name())),
                        missions.versions(MOST_VERSIONS).stream()
                                .map(each ->
                                        new WorkshopPages.Side(VERSION + each.number(), "Version " + each.number())))
                .toList();
    }

    /** What one of them says. */
    static Mission mission(String side, Missions missions, Drafts drafts) {
        if (!side.matches(VERSION + "\\d{1,9}")) {
            return drafts.get(side).mission();
        }
        var number = Integer.parseInt(side.substring(VERSION.length()));
        return missions.version(number)
                .map(MissionVersion::mission)
                .orElseThrow(() -> Problem.notFound("The mission has no version " + number + "."));
    }
}
