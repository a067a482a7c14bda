package org.kept.ingest;

/**
 * A validated event, serialised once.
 *
 * @param text its data as stored
 * @param digest 128-bit hash of its content
 */
public record EventContent(Event event, String text, String digest) {

    public static EventContent of(Event event) {
        return of(event, event.data().toString());
    }

    /** The content of an event whose data is already serialised. */
    public static EventContent of(Event event, String text) {
        return new EventContent(event, text, CanonicalJson.digest(event, text));
    }
}
