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
 * What a whole transaction did to one event, however often it touched it.
 *
 * @param before what counted when it began; null when nothing did
 * @param after what counts at its end; null when nothing does
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
        return before != null && before.type() == type ? before : null;
    }

    public @Nullable Event after(EventType type) {
        return after != null && after.type() == type ? after : null;
    }
}
