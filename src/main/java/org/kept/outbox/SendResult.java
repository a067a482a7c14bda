package org.kept.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Result of one attempt to send a delivery.
 *
 * @param status HTTP status or SMTP code; null without one
 * @param detail as a sentence
 * @param retryAfter the pause that the receiver asked for; null if it did not
 */
public record SendResult(
        SendOutcome outcome,
        @Nullable Integer status,
        String detail,
        @Nullable Duration retryAfter) {

    /** Outcome of an attempt. */
    public enum SendOutcome {
        DELIVERED,
        /** The receiver refuses this delivery; it may accept others. */
        REFUSED,
        /** The receiver does not answer, or cannot take anything now. */
        UNAVAILABLE,
        /** The receiver can never accept this delivery. */
        IMPOSSIBLE,
        /** The receiver no longer exists or wants no more deliveries. */
        GONE,
        /** No one wants it any more. */
        DROPPED,
        /** The channel itself fails, for every receiver. */
        CHANNEL_DOWN
    }

    /** A result without a pause that the receiver asked for. */
    public static SendResult of(SendOutcome outcome, @Nullable Integer status, String detail) {
        return new SendResult(outcome, status, detail, null);
    }

    boolean is(SendOutcome other) {
        return outcome == other;
    }
}
