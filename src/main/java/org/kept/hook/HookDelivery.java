package org.kept.hook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery in the inbox, without its body.
 *
 * @param senderId the sender's id of the delivery; null if it sent none
 * @param topic topic given by the sender; null if none
 * @param bytes size of its body
 * @param tried time when it was last mapped
 */
public record HookDelivery(
        UUID id,
        String hook,
        Instant received,
        @Nullable String senderId,
        @Nullable String topic,
        int bytes,
        DeliveryOutcome outcome,
        Instant tried) {}
