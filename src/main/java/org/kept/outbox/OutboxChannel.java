package org.kept.outbox;

import java.time.Instant;

/** A way to send deliveries. Each bean of this type is one. */
public interface OutboxChannel {

    /** The code in {@link NewDelivery#channel()}. */
    String code();

    /** Whether anything can be sent; while it cannot, deliveries wait. */
    boolean isReady();

    /** Whether a target that fails for a day is paused until a person resumes it; otherwise it is tried on and on. */
    boolean pausesTargets();

    /**
     * Sends a delivery. It is called again with the same id if the result could not be recorded.
     *
     * @param now the time of the attempt
     */
    SendResult send(OutboxDelivery delivery, Instant now);
}
