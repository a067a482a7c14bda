package org.kept.rollup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.rollup.model.SliceKey;

/** Dimension that a number can be split by. */
public enum Dimension {
    TEAM,
    CHANNEL;

    /** Name in URLs and JSON, and the singular noun: {@code team}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Plural noun: {@code teams}. */
    public String plural() {
        return code() + "s";
    }

    /** Label of data without a name in this dimension: {@code no team named}. */
    public String absentLabel() {
        return "no " + code() + " named";
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Dimension::code).toList();
    }

    /** The dimension with this code; empty if there is none. */
    public static Optional<Dimension> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** The team or channel of the slice; null means all. */
    public @Nullable String nameIn(Slice slice) {
        return this == TEAM ? slice.team() : slice.channel();
    }

    /** The slice limited to one team or channel; null means all. */
    public Slice limitedTo(Slice slice, @Nullable String name) {
        return this == TEAM ? new Slice(name, slice.channel()) : new Slice(slice.team(), name);
    }

    /** The team or channel of the slice key; empty means none. */
    String nameOf(SliceKey sliceKey) {
        return this == TEAM ? sliceKey.team() : sliceKey.channel();
    }
}
