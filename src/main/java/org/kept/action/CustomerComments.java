package org.kept.action;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.ingest.Event;
import org.kept.ingest.EventRepository;
import org.kept.kpi.EventField;

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
        return stored == null || stored.voided() || text(stored.event()) == null ? null : stored.event();
    }

    /** What the customer wrote; null if nothing, or if it was erased. */
    static @Nullable String text(Event event) {
        for (var field : event.type().fields()) {
            var text = field.kind() == EventField.FieldKind.COMMENT
                    ? event.eventData().text(field.name())
                    : null;
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }
}
