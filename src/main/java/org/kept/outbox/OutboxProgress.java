package org.kept.outbox;

/**
 * How many deliveries about something are in a state.
 *
 * @param channel the code of the {@link OutboxChannel}
 */
public record OutboxProgress(String channel, OutboxState state, long count) {}
