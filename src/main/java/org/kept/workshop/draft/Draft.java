package org.kept.workshop.draft;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.mission.Mission;

/**
 * What the mission might say next.
 *
 * @param begun the version it began from; 0 where there was none
 * @param mission as far as it has come: a clause may have lost its words, and there may be no clause at all
 * @param withinSeconds the time T that the service level is to have with it; null where it stays as it is
 * @param revision counts the changes from 1
 * @param published the version that it became; null as long as it is a draft
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

    public Draft saying(Mission other) {
        return new Draft(
                id, name, begun, other, withinSeconds, revision, created, author, changed, changedBy, published);
    }

    public Draft within(@Nullable Integer seconds) {
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
