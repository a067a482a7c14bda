package org.kept.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * State of a target of deliveries.
 *
 * @param failures number of failed attempts in a row
 * @param failingSince the first of these; null without any
 * @param heldUntil time before which nothing is sent; null if it is not held
 * @param pausedAt time at which it was paused until a person resumes it; null if it is not
 * @param pausedBecause reason for the pause, as a sentence; null if it is not paused
 */
public record OutboxTarget(
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant heldUntil,
        @Nullable Instant pausedAt,
        @Nullable String pausedBecause) {

    /** A target without failures. */
    public static final OutboxTarget WORKING = new OutboxTarget(0, null, null, null, null);

    public boolean isPaused() {
        return pausedAt != null;
    }
}
