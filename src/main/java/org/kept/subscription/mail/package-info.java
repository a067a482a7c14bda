/**
 * Mails: digests and alerts, written when they are sent.
 *
 * <p>{@link org.kept.subscription.mail.DigestBuilder} puts a scorecard into words,
 * {@link org.kept.subscription.mail.TrendPicture} draws its chart, {@link org.kept.subscription.mail.MailChannel} sends
 * what the outbox has.
 */
@NullMarked
package org.kept.subscription.mail;

import org.jspecify.annotations.NullMarked;
