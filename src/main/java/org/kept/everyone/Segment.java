package org.kept.everyone;

import org.jspecify.annotations.Nullable;
import org.kept.kpi.Reading;
import org.kept.rollup.Dimension;
import org.kept.rollup.SliceLabels;
import org.kept.signal.Verdict;

/**
 * A team or channel in a week.
 *
 * @param name null for data that names none
 */
public record Segment(Dimension by, @Nullable String name, Reading reading, Verdict verdict) {

    /** {@code team berlin}, or {@code no team named}. */
    public String words() {
        if (name == null) {
            return by.absentLabel();
        }
        return SliceLabels.isUnnamed(name) ? name : by.code() + " " + name;
    }
}
