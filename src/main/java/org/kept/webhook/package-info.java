/**
 * Webhooks: what Kept tells other systems as it happens, signed, or as a message for a chat.
 *
 * <p>{@link org.kept.webhook.NewsObserver} makes {@link org.kept.webhook.News} of what happens, and writes a delivery for
 * each webhook that wants it into the outbox, in the same transaction. {@link org.kept.webhook.WebhookChannel} sends
 * them: as CloudEvents with the headers of Standard Webhooks, or in the format of Slack, Teams or Mattermost.
 */
@NullMarked
package org.kept.webhook;

import org.jspecify.annotations.NullMarked;
