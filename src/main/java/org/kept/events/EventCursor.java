package org.kept.events;

import java.time.DateTimeException;
import java.time.Instant;
import org.kept.ingest.Event;
import org.kept.ingest.EventPosition;
import org.kept.problem.ListParameters;
import org.kept.problem.Problem;

/** Position in a list of events, as an opaque text for a URL. */
final class EventCursor {

    private EventCursor() {}

    static String text(EventPosition position) {
        return ListParameters.cursor(
                position.time().toString(),
                position.key().source(),
                position.key().id());
    }

    /**
     * Parses a cursor written by {@link #text}.
     *
     * @throws Problem 400 if it is not one
     */
    static EventPosition parse(String cursor) {
        var values = ListParameters.position(cursor, 3);
        try {
            return new EventPosition(Instant.parse(values.get(0)), new Event.EventKey(values.get(1), values.get(2)));
        } catch (DateTimeException e) {
            throw ListParameters.invalidCursor();
        }
    }
}
