package org.kept.why;

import org.kept.ingest.Event;
import org.kept.ui.NumberFormatter;

/** Describes an event in the words of its type. */
final class EventNarrative {

    private EventNarrative() {}

    static String of(Event event) {
        return event.type().sentence().of(event.key().id(), event.eventData(), NumberFormatter::time);
    }
}
