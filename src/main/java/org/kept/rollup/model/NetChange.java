package org.kept.rollup.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.ingest.EventChanges;
import org.kept.kpi.EventType;

/**
 * Net change to one event in a transaction, however often it was touched.
 *
 * @param before the event that counted at the start; null if none did
 * @param after the event that counts at the end; null if none does
 */
public record NetChange(@Nullable Event before, @Nullable Event after) {

    public static Collection<NetChange> of(List<EventChanges.EventChange> changes) {
        var byKey = new LinkedHashMap<Event.EventKey, NetChange>();
        for (var change : changes) {
            var event = Objects.requireNonNullElseGet(change.after(), () -> Objects.requireNonNull(change.before()));
            byKey.merge(
                    event.key(),
                    new NetChange(change.before(), change.after()),
                    (earlier, later) -> new NetChange(earlier.before, later.after));
        }
        return byKey.values();
    }

    public @Nullable Event before(EventType type) {
        return before != null && before.type().equals(type) ? before : null;
    }

    public @Nullable Event after(EventType type) {
        return after != null && after.type().equals(type) ? after : null;
    }
}
