package org.kept.rollup;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Changes;
import org.kept.ingest.Event;
import org.kept.kpi.EventType;

/**
 * What a whole transaction did to one event, however often it touched it.
 *
 * @param before what counted when it began; null when nothing did
 * @param after what counts at its end; null when nothing does
 */
record Net(@Nullable Event before, @Nullable Event after) {

    static Collection<Net> of(List<Changes.Change> changes) {
        var byKey = new LinkedHashMap<Event.Key, Net>();
        for (var change : changes) {
            var event = Objects.requireNonNullElseGet(change.after(), () -> Objects.requireNonNull(change.before()));
            byKey.merge(
                    event.key(),
                    new Net(change.before(), change.after()),
                    (earlier, later) -> new Net(earlier.before, later.after));
        }
        return byKey.values();
    }

    @Nullable
    Event before(EventType type) {
        return before != null && before.type() == type ? before : null;
    }

    @Nullable
    Event after(EventType type) {
        return after != null && after.type() == type ? after : null;
    }
}
