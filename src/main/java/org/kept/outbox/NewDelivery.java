package org.kept.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery to add.
 *
 * @param channel the code of the {@link OutboxChannel} that sends it
 * @param target who gets it: the name of a webhook, or an e-mail address
 * @param type what happened, such as {@code kept.alert.opened}
 * @param about subject by which deliveries are found: the id of an alert, or a week
 * @param title its message in one line
 * @param body data from which the channel writes the message; only the channel reads it
 * @param notBefore the earliest time to send it; null for at once
 */
public record NewDelivery(
        String channel,
        String target,
        String type,
        String about,
        String title,
        String body,
        @Nullable Instant notBefore) {

    /** Type of a trial, which carries no news. */
    public static final String TRIAL = "kept.trial";
}
