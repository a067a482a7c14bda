package org.kept.why;

import org.kept.ingest.Event;
import org.kept.ui.Numbers;

/** What happened, in the words of its type. */
final class EventWords {

    private EventWords() {}

    static String of(Event event) {
        return event.type().sentence().of(event.members(), Numbers::time);
    }
}
