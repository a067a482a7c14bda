package org.kept.action;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.ingest.Event;
import org.kept.ingest.EventRepository;

/** Reads what customers wrote from their events, each time it is shown. */
@ApplicationScoped
class CustomerComments {

    private final EventRepository events;

    CustomerComments(EventRepository events) {
        this.events = events;
    }

    /** The event, if the caller may see it and it has a comment; null otherwise. */
    @Nullable
    Event find(Event.EventKey key, DataScope scope) {
        var stored = events.find(key, scope);
        return stored == null || stored.voided() || stored.event().comment() == null ? null : stored.event();
    }
}
