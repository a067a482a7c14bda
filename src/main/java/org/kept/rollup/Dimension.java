package org.kept.rollup;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.rollup.model.SliceKey;

/** What a number can be split by. */
public enum Dimension {
    TEAM,
    CHANNEL;

    /** The name in URLs and JSON, and the word for one of them: {@code team}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for several: {@code teams}. */
    public String many() {
        return code() + "s";
    }

    /** What is said of everything that names none: {@code no team named}. */
    public String none() {
        return "no " + code() + " named";
    }

    /**
     * The dimension of that code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Dimension parse(String code) {
        for (var dimension : values()) {
            if (dimension.code().equals(code)) {
                return dimension;
            }
        }
        throw new IllegalArgumentException("'" + code + "' is not something to split by; use team or channel");
    }

    /** Which one the cut is of; null for all of them. */
    public @Nullable String in(Slice slice) {
        return this == TEAM ? slice.team() : slice.channel();
    }

    /** The same cut, of that one alone; of all of them for null. */
    public Slice within(Slice slice, @Nullable String name) {
        return this == TEAM ? new Slice(name, slice.channel()) : new Slice(slice.team(), name);
    }

    /** What the cell names; empty for none. */
    String of(SliceKey sliceKey) {
        return this == TEAM ? sliceKey.team() : sliceKey.channel();
    }
}
