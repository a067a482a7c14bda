package org.kept.ingest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.ingest.Event;
import org.kept.ingest.EventQuery;
import org.kept.ingest.EventRepository;
import org.kept.ingest.RetentionHorizon;
import org.kept.ingest.StoredEvent;
import org.kept.kpi.EventType;

/** Event repository limited to the data scope of the caller. */
@ApplicationScoped
class ScopedEventRepository implements EventRepository {

    private final EventStore store;
    private final EventSearch search;
    private final RetentionHorizon retentionHorizon;

    ScopedEventRepository(EventStore store, EventSearch search, RetentionHorizon retentionHorizon) {
        this.store = store;
        this.search = search;
        this.retentionHorizon = retentionHorizon;
    }

    @Override
    public List<StoredEvent> search(EventQuery query) {
        return search.search(query);
    }

    @Override
    public @Nullable StoredEvent find(Event.EventKey key, DataScope dataScope) {
        var found = store.find(List.of(key)).get(key);
        return found == null || !found.event().isInScope(dataScope) ? null : found;
    }

    @Override
    public List<Event> findNotVoided(Collection<Event.EventKey> keys) {
        return store.find(keys).values().stream()
                .filter(storedEvent -> !storedEvent.voided())
                .map(StoredEvent::event)
                .toList();
    }

    @Override
    public void scan(EventType type, Instant from, Instant to, Consumer<List<Event>> batches) {
        search.scan(type, from, to, batches);
    }

    @Override
    public List<StoredEvent> history(Event.EventKey key, DataScope dataScope) {
        return store.history(key)
                .filter(all -> all.get(0).event().isInScope(dataScope))
                .map(all -> all.stream()
                        .filter(each -> each.event().isInScope(dataScope))
                        .toList())
                .orElseThrow(() -> EventRepository.notFound(key, retentionHorizon));
    }
}
