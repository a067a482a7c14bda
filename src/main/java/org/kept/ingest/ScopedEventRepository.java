package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kept.access.Reach;
import org.kept.kpi.EventType;

/** Events read from the database, limited to the reach of the caller. */
@ApplicationScoped
class ScopedEventRepository implements Events {

    private final EventStore store;
    private final EventSearch search;
    private final Floor floor;

    ScopedEventRepository(EventStore store, EventSearch search, Floor floor) {
        this.store = store;
        this.search = search;
        this.floor = floor;
    }

    @Override
    public List<Stored> search(EventQuery query) {
        return search.search(query);
    }

    @Override
    public @Nullable Stored find(Event.Key key, Reach reach) {
        var found = store.find(List.of(key)).get(key);
        return found == null || !found.event().isWithin(reach) ? null : found;
    }

    @Override
    public List<Event> counting(Collection<Event.Key> keys) {
        return store.find(keys).values().stream()
                .filter(stored -> !stored.voided())
                .map(Stored::event)
                .toList();
    }

    @Override
    public void scan(EventType type, Instant from, Instant to, Consumer<List<Event>> batches) {
        search.scan(type, from, to, batches);
    }

    @Override
    public List<Stored> history(Event.Key key, Reach reach) {
        return store.history(key)
                .filter(all -> all.get(0).event().isWithin(reach))
                .map(all -> all.stream()
                        .filter(each -> each.event().isWithin(reach))
                        .toList())
                .orElseThrow(() -> Events.notFound(key, floor));
    }
}
