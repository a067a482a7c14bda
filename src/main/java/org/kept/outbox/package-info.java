/**
 * Outbox: what Kept has to tell systems and people, as rows that are written in the transaction that causes them.
 *
 * <p>{@link org.kept.outbox.Outbox} takes deliveries; {@link org.kept.outbox.OutboxRunner} sends them, on any node, through
 * the {@link org.kept.outbox.OutboxChannel} of each. A lease lets one node send each at a time. A node that dies between
 * sending and recording lets another send again with the same id, so each arrives at least once.
 */
@NullMarked
package org.kept.outbox;

import org.jspecify.annotations.NullMarked;
