package org.kept.rollup;

import org.jspecify.annotations.Nullable;

/**
 * Which part of the company a number is about.
 *
 * @param team one team, or null for all
 * @param channel one channel, or null for all
 */
public record Cut(@Nullable String team, @Nullable String channel) {

    /** The whole company. */
    public static final Cut ALL = new Cut(null, null);

    public Cut {
        team = blank(team) ? null : team;
        channel = blank(channel) ? null : channel;
    }

    /** The cut of two query parameters, where an empty one means all. */
    public static Cut of(@Nullable String team, @Nullable String channel) {
        return new Cut(team, channel);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** The cell that a figure given for exactly this cut is stored under. */
    Cell cell() {
        return Cell.of(team, channel);
    }
}
