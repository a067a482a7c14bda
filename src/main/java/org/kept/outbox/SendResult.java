package org.kept.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt to send a delivery.
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

    /** What an attempt can come to. */
    public enum SendOutcome {
        DELIVERED,
        /** The receiver does not take this one; others may go. */
        REFUSED,
        /** The receiver does not answer, or cannot take anything now. */
        UNAVAILABLE,
        /** The receiver will never take this one. */
        IMPOSSIBLE,
        /** The receiver wants nothing any more. */
        GONE,
        /** No one wants it any more. */
        DROPPED,
        /** The channel itself does not work, for any receiver. */
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
