package org.kept.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.kept.ingest.Event;
import org.kept.ingest.EventPosition;
import org.kept.problem.Problem;

/** Position in a list of events, as an opaque text for a URL. */
final class EventCursor {

    private static final String SEPARATOR = "\0";

    private EventCursor() {}

    static String text(EventPosition position) {
        var parts = String.join(
                SEPARATOR,
                position.time().toString(),
                position.key().source(),
                position.key().id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Parses a cursor written by {@link #text}.
     *
     * @throws Problem 400 if it is not one
     */
    static EventPosition parse(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(SEPARATOR, 3);
            if (parts.length == 3) {
                return new EventPosition(Instant.parse(parts[0]), new Event.EventKey(parts[1], parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Reported below, whatever the cause.
        }
        throw Problem.parameter("cursor", "The cursor is not valid. Start without one.");
    }
}
