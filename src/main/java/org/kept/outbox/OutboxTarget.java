package org.kept.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the deliveries to a target go.
 *
 * @param failures number of failed attempts in a row
 * @param failingSince the first of these; null without any
 * @param heldUntil nothing is sent before; null if nothing holds it
 * @param pausedAt since when nothing is sent until a person resumes it; null while it is not paused
 * @param pausedBecause why it is paused, as a sentence; null while it is not
 */
public record OutboxTarget(
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant heldUntil,
        @Nullable Instant pausedAt,
        @Nullable String pausedBecause) {

    /** A target that works, as far as is known. */
    public static final OutboxTarget WORKING = new OutboxTarget(0, null, null, null, null);

    public boolean isPaused() {
        return pausedAt != null;
    }
}
