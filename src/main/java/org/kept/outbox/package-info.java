/**
 * Outbox: messages to other systems and people, as rows written in the transaction that causes them.
 *
 * <p>{@link org.kept.outbox.Outbox} adds deliveries; {@link org.kept.outbox.OutboxRunner} sends them, on any node,
 * through the {@link org.kept.outbox.OutboxChannel} of each. A lease lets one node send each at a time. If a node dies
 * after sending and before recording the result, another sends again with the same id: delivery is at least once.
 */
@NullMarked
package org.kept.outbox;

import org.jspecify.annotations.NullMarked;
