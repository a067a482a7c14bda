package org.kept.ingest;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.kpi.EventType;

/**
 * Query for events, newest first.
 *
 * @param types all types if empty
 * @param from inclusive; null for no lower bound
 * @param to exclusive; null for no upper bound
 * @param after the position to continue after; null to start
 * @param limit the maximum number of events
 * @param dataScope the sources and teams to include
 * @param beyond whether to return the events of all other teams instead
 */
public record EventQuery(
        Set<EventType> types,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String team,
        @Nullable String channel,
        @Nullable EventPosition after,
        int limit,
        DataScope dataScope,
        boolean beyond) {

    /** The same query, continued after that event. */
    public EventQuery after(Event event) {
        return new EventQuery(types, from, to, team, channel, EventPosition.of(event), limit, dataScope, beyond);
    }

    /** The same query for the teams outside {@code dataScope}. */
    public EventQuery outsideScope() {
        return new EventQuery(types, from, to, team, channel, after, limit, dataScope, true);
    }
}
