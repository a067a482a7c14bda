package org.kept.outbox;

/**
 * Number of deliveries about a subject in one state.
 *
 * @param channel the code of the {@link OutboxChannel}
 */
public record OutboxProgress(String channel, OutboxState state, long count) {}
