/**
 * Hooks: addresses that other systems deliver their records to as they happen.
 *
 * <p>{@link org.kept.hook.HookRoute} takes a delivery, {@link org.kept.hook.HookReceiver} verifies its signature, and
 * {@link org.kept.hook.HookInbox} maps it and keeps it in the transaction that stores its events.
 */
@NullMarked
package org.kept.hook;

import org.jspecify.annotations.NullMarked;
