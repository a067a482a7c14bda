package org.kept.everyone;

import org.jspecify.annotations.Nullable;
import org.kept.kpi.Reading;
import org.kept.rollup.Dimension;

/**
 * One team or channel in a week.
 *
 * @param name null for what names none
 */
public record Segment(Dimension by, @Nullable String name, Reading reading, Fate fate) {

    /** {@code team berlin}, or {@code no team named}. */
    public String words() {
        return name == null ? by.none() : by.code() + " " + name;
    }
}
