package org.kept.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.TreeMap;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.ingest.Event;
import org.kept.ingest.EventIngestion;
import org.kept.ingest.EventRepository;
import org.kept.mapping.MappedRecord.WithdrawnEvent;
import org.kept.problem.Problem;

/**
 * Voids the events that records withdraw, such as an order that was cancelled after it counted. Ignores events that are
 * not stored or already voided.
 */
@ApplicationScoped
public class EventWithdrawals {

    private static final int NOT_FOUND = 404;

    private final EventIngestion ingestion;
    private final EventRepository events;

    EventWithdrawals(EventIngestion ingestion, EventRepository events) {
        this.ingestion = ingestion;
        this.events = events;
    }

    /**
     * Voids the events, each in its own transaction. Call this before the record itself is stored: if the service stops
     * in between, the record comes again.
     *
     * @param mapping name of the mapping, for the reason
     * @param scope the data that the caller may change; other events stay
     * @return number of voided events
     */
    public int apply(Collection<WithdrawnEvent> withdrawn, String mapping, Actor by, DataScope scope) {
        if (withdrawn.isEmpty()) {
            return 0;
        }
        var types = new TreeMap<Event.EventKey, String>();
        withdrawn.forEach(each -> types.put(each.key(), each.type()));
        var reason = "Withdrawn by its source, as the mapping " + mapping + " says.";
        var count = 0;
        for (var event : events.findNotVoided(types.keySet())) {
            if (event.type().code().equals(types.get(event.key())) && event.isInScope(scope)) {
                count += voidEvent(event.key(), reason, by, scope);
            }
        }
        return count;
    }

    private int voidEvent(Event.EventKey key, String reason, Actor by, DataScope scope) {
        try {
            ingestion.voidEvent(key, by, reason, scope);
            return 1;
        } catch (Problem problem) {
            // Deleted meanwhile, because its retention period ended.
            if (problem.status() == NOT_FOUND) {
                return 0;
            }
            throw problem;
        }
    }
}
