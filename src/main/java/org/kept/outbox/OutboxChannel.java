package org.kept.outbox;

import java.time.Instant;

/** A way to send deliveries. Each bean of this type is one. */
public interface OutboxChannel {

    /** The code in {@link NewDelivery#channel()}. */
    String code();

    /** Whether anything can be sent; while it cannot, deliveries wait. */
    boolean isReady();

    /**
     * Sends a delivery. It is called again with the same id if the result could not be recorded.
     *
     * @param now the time of the attempt
     */
    SendResult send(OutboxDelivery delivery, Instant now);
}
