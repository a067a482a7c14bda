package org.kept.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored delivery.
 *
 * @param id the same for every attempt
 * @param due when it is sent next; meaningless once it has ended
 * @param attempts number of recorded attempts
 * @param ended when it was delivered or given up; null while it waits
 * @param sentAgain since when it waits once more, because a person sent it again; null otherwise
 * @param status the last HTTP status or SMTP code; null without one
 * @param detail result of the last attempt, as a sentence; null before the first
 */
public record OutboxDelivery(
        UUID id,
        String channel,
        String target,
        String type,
        String about,
        String title,
        String body,
        Instant created,
        Instant due,
        int attempts,
        OutboxState state,
        @Nullable Instant ended,
        @Nullable Instant sentAgain,
        @Nullable Integer status,
        @Nullable String detail) {

    /** Since when it is tried. */
    Instant triedSince() {
        return sentAgain == null ? created : sentAgain;
    }
}
