package org.kept.workshop.draft;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Mission;

/**
 * A draft of the next mission.
 *
 * @param begun the version it started from; 0 for none
 * @param mission its current content: a clause may have lost its words, and there may be no clauses
 * @param times the times that it sets, by the code of their KPI
 * @param revision counts the changes from 1
 * @param published the version it became; null while it is a draft
 */
public record Draft(
        UUID id,
        String name,
        int begun,
        Mission mission,
        SortedMap<String, DraftTime> times,
        int revision,
        Instant created,
        String author,
        Instant changed,
        String changedBy,
        @Nullable Integer published) {

    public Draft {
        times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
    }

    public Draft withMission(Mission other) {
        return new Draft(id, name, begun, other, times, revision, created, author, changed, changedBy, published);
    }

    /** A copy that sets the times of a KPI; null to leave them unchanged. */
    public Draft withTime(String kpi, @Nullable DraftTime time) {
        var set = new TreeMap<>(times);
        if (time == null) {
            set.remove(kpi);
        } else {
            set.put(kpi, time);
        }
        return new Draft(id, name, begun, mission, set, revision, created, author, changed, changedBy, published);
    }

    public Draft begunFrom(int version) {
        return new Draft(id, name, version, mission, times, revision, created, author, changed, changedBy, published);
    }

    Draft publishedAs(int version) {
        return new Draft(id, name, begun, mission, times, revision, created, author, changed, changedBy, version);
    }

    public boolean isOpen() {
        return published == null;
    }
}
