package org.kept.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is kept: what happened, in which revision, and who said so.
 *
 * @param text its data as it is kept
 * @param digest 128 bits of its content
 * @param voided whether it counts nowhere
 * @param recordedBy the person's e-mail, or {@code key:} and the prefix of the key
 * @param reason why this revision was made; null for a first one
 */
public record StoredEvent(
        Event event,
        String text,
        String digest,
        int revision,
        boolean voided,
        Instant recordedAt,
        String recordedBy,
        @Nullable String reason) {

    /** Digest of an erased event: a true one could tell whether a guess of the customer is right. Shorter than any. */
    public static final String ERASED_DIGEST = "erased";

    /** The first revision of that content. */
    public static StoredEvent first(EventContent content, Instant at, String by) {
        return new StoredEvent(content.event(), content.text(), content.digest(), 1, false, at, by, null);
    }

    /** The next revision with that content. */
    public StoredEvent next(StoredEvent content, @Nullable String why) {
        return new StoredEvent(
                content.event,
                content.text,
                content.digest,
                revision + 1,
                false,
                content.recordedAt,
                content.recordedBy,
                why);
    }

    /** The next revision, which counts nowhere. */
    public StoredEvent voided(Instant at, String by, String why) {
        return new StoredEvent(event, text, digest, revision + 1, true, at, by, why);
    }
}
