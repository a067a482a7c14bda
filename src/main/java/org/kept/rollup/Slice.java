package org.kept.rollup;

import org.jspecify.annotations.Nullable;
import org.kept.document.NameText;
import org.kept.rollup.model.SliceKey;

/**
 * Part of the company that a number covers.
 *
 * @param team one team, or null for all
 * @param channel one channel, or null for all
 */
public record Slice(@Nullable String team, @Nullable String channel) {

    /** The whole company. */
    public static final Slice ALL = new Slice(null, null);

    public Slice {
        team = isBlank(team) ? null : team;
        channel = isBlank(channel) ? null : channel;
    }

    /** The slice of two query parameters, spelt as names are stored; a blank one means all. */
    public static Slice of(@Nullable String team, @Nullable String channel) {
        return new Slice(normalised(team), normalised(channel));
    }

    private static @Nullable String normalised(@Nullable String name) {
        return name == null ? null : NameText.normalise(name);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** The key that a figure for exactly this slice is stored under. */
    SliceKey key() {
        return SliceKey.of(team, channel);
    }
}
