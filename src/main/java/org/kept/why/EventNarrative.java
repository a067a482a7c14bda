package org.kept.why;

import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.kpi.EventField;
import org.kept.ui.NumberFormatter;

/** Describes an event in the words of its type. */
final class EventNarrative {

    private EventNarrative() {}

    /** The customer's comment; null if there is none. */
    static @Nullable String comment(Event event) {
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

    static String of(Event event) {
        return event.type().sentence().of(event.key().id(), event.eventData(), NumberFormatter::time);
    }
}
