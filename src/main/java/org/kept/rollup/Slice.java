package org.kept.rollup;

import org.jspecify.annotations.Nullable;
import org.kept.rollup.model.SliceKey;

/**
 * Which part of the company a number is about.
 *
 * @param team one team, or null for all
 * @param channel one channel, or null for all
 */
public record Slice(@Nullable String team, @Nullable String channel) {

    /** The whole company. */
    public static final Slice ALL = new Slice(null, null);

    public Slice {
        team = blank(team) ? null : team;
        channel = blank(channel) ? null : channel;
    }

    /** The cut of two query parameters, where an empty one means all. */
    public static Slice of(@Nullable String team, @Nullable String channel) {
        return new Slice(team, channel);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** The cell that a figure given for exactly this cut is stored under. */
    SliceKey key() {
        return SliceKey.of(team, channel);
    }
}
