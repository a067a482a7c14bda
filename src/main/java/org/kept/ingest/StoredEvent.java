package org.kept.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored event: its content, its revision and who recorded it.
 *
 * @param text its data as stored
 * @param digest 128-bit hash of its content
 * @param voided whether no number counts it
 * @param recordedBy the person's e-mail, or {@code key:} and the prefix of the key
 * @param reason why this revision was made; null if none was given
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

    /** Digest of an erased event; shorter than any other. The true digest could confirm a guess of the customer. */
    public static final String ERASED_DIGEST = "erased";

    /** Beginning of the reason of an event that its source withdrew; stored, so it never changes. */
    private static final String WITHDRAWN = "Withdrawn by its source";

    /** The reason of an event that its source withdrew, by a mapping of that name. */
    public static String withdrawalReason(String mapping) {
        return WITHDRAWN + ", as the mapping " + mapping + " says.";
    }

    /** Whether a revision with that reason was made by its source: without a reason, or withdrawn. */
    public static boolean isFromSource(@Nullable String reason) {
        return reason == null || reason.startsWith(WITHDRAWN);
    }

    /** The first revision with that content. */
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

    /** The next revision, voided. */
    public StoredEvent voided(Instant at, String by, String why) {
        return new StoredEvent(event, text, digest, revision + 1, true, at, by, why);
    }
}
