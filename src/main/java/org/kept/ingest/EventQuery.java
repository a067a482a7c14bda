package org.kept.ingest;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.kpi.EventType;

/**
 * Query for events, newest first.
 *
 * @param types all types when empty
 * @param from at or after it; null for all before {@code to}
 * @param to before it; null for all from {@code from} on
 * @param after continue after this one; null to begin
 * @param limit at most so many
 * @param reach only of its sources and teams
 * @param beyond whether those of all other teams are meant instead
 */
public record EventQuery(
        Set<EventType> types,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String team,
        @Nullable String channel,
        @Nullable EventPosition after,
        int limit,
        DataScope reach,
        boolean beyond) {

    /** Query for the same, continued after that event. */
    public EventQuery after(Event event) {
        return new EventQuery(types, from, to, team, channel, EventPosition.of(event), limit, reach, beyond);
    }

    /** The same query for the teams outside the reach. */
    public EventQuery beyondReach() {
        return new EventQuery(types, from, to, team, channel, after, limit, reach, true);
    }
}
