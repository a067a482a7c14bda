package org.kept.share;

import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;

/**
 * What a share link shows.
 *
 * @param kpi the code of the KPI; null for the scorecard
 * @param team null for the whole company
 */
record ShareTarget(
        SharePage page,
        Period week,
        @Nullable String kpi,
        @Nullable String team) {}
