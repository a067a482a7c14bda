package org.kept.workshop.draft;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Mission;

/**
 * A draft of the next mission.
 *
 * @param begun the version it started from; 0 for none
 * @param mission its current content: a clause may have lost its words, and there may be no clauses
 * @param withinSeconds the new time T of the service level, in seconds; null to leave it unchanged
 * @param revision counts the changes from 1
 * @param published the version it became; null while it is a draft
 */
public record Draft(
        UUID id,
        String name,
        int begun,
        Mission mission,
        @Nullable Integer withinSeconds,
        int revision,
        Instant created,
        String author,
        Instant changed,
        String changedBy,
        @Nullable Integer published) {

    public Draft withMission(Mission other) {
        return new Draft(
                id, name, begun, other, withinSeconds, revision, created, author, changed, changedBy, published);
    }

    public Draft withServiceLevelSeconds(@Nullable Integer seconds) {
        return new Draft(id, name, begun, mission, seconds, revision, created, author, changed, changedBy, published);
    }

    public Draft begunFrom(int version) {
        return new Draft(
                id, name, version, mission, withinSeconds, revision, created, author, changed, changedBy, published);
    }

    Draft publishedAs(int version) {
        return new Draft(
                id, name, begun, mission, withinSeconds, revision, created, author, changed, changedBy, version);
    }

    public boolean isOpen() {
        return published == null;
    }
}
