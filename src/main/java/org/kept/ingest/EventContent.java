package org.kept.ingest;

/**
 * A checked event, written out once.
 *
 * @param text its data as it is kept
 * @param digest 128 bits of all of it
 */
public record EventContent(Event event, String text, String digest) {

    public static EventContent of(Event event) {
        var text = event.data().toString();
        return new EventContent(event, text, CanonicalJson.digest(event, text));
    }
}
