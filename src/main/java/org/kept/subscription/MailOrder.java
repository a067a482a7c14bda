package org.kept.subscription;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be written when it is sent; stored as JSON in the outbox.
 *
 * @param subscription the subscription that it is for
 * @param week the week of a digest; null for an alert
 * @param comment what a manager said at the publication of the week; null without a comment
 * @param title the alert in one line; null for a digest
 * @param text the alert in a few sentences; null for a digest
 * @param path the page of the alert; null for a digest
 * @param trial whether someone wanted to see what it looks like
 */
public record MailOrder(
        UUID subscription,
        @Nullable String week,
        @Nullable String comment,
        @Nullable String title,
        @Nullable String text,
        @Nullable String path,
        boolean trial) {}
