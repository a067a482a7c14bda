package org.kept.ingest;

import java.time.Instant;

/** Position of an event in the order of a list. */
public record EventPosition(Instant time, Event.EventKey key) {

    public static EventPosition of(Event event) {
        return new EventPosition(event.time(), event.key());
    }
}
