package org.kept.hook;

import org.jspecify.annotations.Nullable;

/**
 * Data of the page of one delivery.
 *
 * @param payload the body as text, cut if it is long
 * @param cut whether it is cut
 */
public record DeliveryPage(
        String hook,
        String id,
        String received,
        String state,
        @Nullable String reason,
        String events,
        @Nullable String senderId,
        @Nullable String topic,
        String tried,
        String payload,
        boolean cut) {}
