package org.kept.outbox;

import java.time.Instant;

/** Sends the deliveries of one kind; every bean of this type is used. */
public interface OutboxChannel {

    /** The code in {@link NewDelivery#channel()}. */
    String code();

    /** Whether anything can be sent; while it cannot, deliveries wait. */
    boolean isReady();

    /** Whether a target that fails for a day is paused until a person resumes it; otherwise retries go on. */
    boolean pausesTargets();

    /**
     * Sends a delivery. It is called again with the same id if the result could not be recorded.
     *
     * @param now the time of the attempt
     */
    SendResult send(OutboxDelivery delivery, Instant now);
}
