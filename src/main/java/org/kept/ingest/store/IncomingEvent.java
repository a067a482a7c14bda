package org.kept.ingest.store;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.ingest.EventContent;
import org.kept.ingest.parse.RawRecord;
import org.kept.problem.InputError;

/**
 * An event on its way into the database: valid, and not yet compared with what is stored under its key.
 *
 * @param raw the record that it was sent as
 * @param asSpelt the event as stored before names were normalised; null if that is the same
 * @param isNewer whether it is a newer state of its record than the stored one
 * @param warnings to report once it is stored
 */
record IncomingEvent(
        RawRecord raw,
        EventContent content,
        @Nullable EventContent asSpelt,
        boolean isNewer,
        List<InputError> warnings) {

    IncomingEvent withWarnings(List<InputError> found) {
        return new IncomingEvent(raw, content, asSpelt, isNewer, found);
    }

    /** The event under its source as spelt, if it is stored under that name. */
    IncomingEvent at(Set<Event.EventKey> stored) {
        if (asSpelt == null || !stored.contains(asSpelt.event().key())) {
            return this;
        }
        var event = event();
        var moved = new Event(
                asSpelt.event().key(), event.type(), event.time(), event.team(), event.channel(), event.data());
        return new IncomingEvent(raw, EventContent.of(moved, content.text()), asSpelt, isNewer, warnings);
    }

    /** Whether a stored event or revision with that digest is the same. */
    boolean isSame(String digest) {
        return content.digest().equals(digest)
                || (asSpelt != null && asSpelt.digest().equals(digest));
    }

    void accept(IngestListener ingestListener) {
        ingestListener.accepted(raw, event());
        warn(ingestListener);
    }

    void correct(IngestListener ingestListener) {
        ingestListener.corrected(raw, event());
        warn(ingestListener);
    }

    void replay(IngestListener ingestListener) {
        ingestListener.replayed(raw, event());
    }

    void reject(IngestListener ingestListener, InputError error) {
        ingestListener.rejected(raw, key().source(), key().id(), List.of(error));
    }

    void reject(IngestListener ingestListener, String code, String detail) {
        reject(ingestListener, InputError.at("", code, detail));
    }

    private void warn(IngestListener ingestListener) {
        if (!warnings.isEmpty()) {
            ingestListener.warned(raw, event(), warnings);
        }
    }

    Event event() {
        return content.event();
    }

    EventInserter.EventFingerprint fingerprint() {
        return new EventInserter.EventFingerprint(content.digest(), false, null);
    }

    Event.EventKey key() {
        return content.event().key();
    }
}
