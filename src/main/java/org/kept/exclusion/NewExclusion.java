package org.kept.exclusion;

import org.jspecify.annotations.Nullable;

/**
 * An exclusion as someone asks for it, unchecked.
 *
 * @param from a date, or a time with an offset
 * @param to the last day, or a time with an offset; may be missing for a single day
 * @param kpi null or blank for every KPI
 * @param team null or blank for the whole company
 */
public record NewExclusion(
        @Nullable String from,
        @Nullable String to,
        @Nullable String kpi,
        @Nullable String team,
        @Nullable String category,
        @Nullable String because) {

    /** A request that says nothing. */
    public static final NewExclusion NOTHING = new NewExclusion(null, null, null, null, null, null);
}
