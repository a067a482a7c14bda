/**
 * Subscriptions: what each person gets by mail, a weekly or monthly digest and alerts.
 *
 * <p>{@link org.kept.subscription.SubscriptionService} adds and removes them; each mail has a signed link that ends its
 * own without signing in. The wing {@code mail} writes and sends the mails.
 */
@NullMarked
package org.kept.subscription;

import org.jspecify.annotations.NullMarked;
