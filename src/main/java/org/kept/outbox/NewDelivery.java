package org.kept.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be delivered.
 *
 * @param channel the code of the {@link OutboxChannel} that sends it
 * @param target who gets it: the name of a webhook, or an e-mail address
 * @param type what happened, such as {@code kept.alert.opened}
 * @param about what it is about, to find all that were told of it: the id of an alert, or a week
 * @param title what it says, in one line
 * @param body what the channel makes a message of; only the channel reads it
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

    /** The type of a delivery that someone wanted to see, and that tells nothing. */
    public static final String TRIAL = "kept.trial";
}
