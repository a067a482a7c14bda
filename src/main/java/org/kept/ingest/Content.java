package org.kept.ingest;

/**
 * A checked event, written out once.
 *
 * @param text its data as it is kept
 * @param digest 128 bits of all of it
 */
record Content(Event event, String text, String digest) {

    static Content of(Event event) {
        var text = event.data().toString();
        return new Content(event, text, Canonical.digest(event, text));
    }
}
