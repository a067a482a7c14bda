package org.kept.why;

import org.kept.ingest.Event;
import org.kept.ui.NumberFormatter;

/** What happened, in the words of its type. */
final class EventNarrative {

    private EventNarrative() {}

    static String of(Event event) {
        return event.type().sentence().of(event.members(), NumberFormatter::time);
    }
}
