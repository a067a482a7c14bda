/**
 * Refused deliveries, counted by hook, day and reason. Senders of these are unknown, so nothing else is stored of them.
 *
 * <p>{@link org.kept.hook.refusal.RefusalCounter} counts in memory and adds to {@link
 * org.kept.hook.refusal.RefusalStore} at intervals, so that many refusals cost few statements.
 */
@NullMarked
package org.kept.hook.refusal;

import org.jspecify.annotations.NullMarked;
