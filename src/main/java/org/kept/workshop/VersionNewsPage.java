package org.kept.workshop;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Mission;

/**
 * The changes of a mission version, in words for the team.
 *
 * @param statement the new statement in passages
 * @param changes the changes from the version before, in sentences; empty for the first
 * @param reasons why, by measure: reasons that are new
 * @param people who took part, in words; null if only API keys did
 * @param mayRead whether the viewer may mark it as read, and has not
 */
record VersionNewsPage(
        int number,
        String from,
        String published,
        List<Mission.StatementPassage> statement,
        List<String> changes,
        List<NewReason> reasons,
        @Nullable String people,
        boolean mayRead) {

    /** A reason that is new in this version. */
    record NewReason(String kpi, String quote, String because) {}
}
