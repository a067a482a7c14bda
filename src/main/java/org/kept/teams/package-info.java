/**
 * Fair comparison of teams: one KPI by team or channel over some weeks, against limits that allow small ones more
 * chance.
 *
 * <p>{@link org.kept.teams.TeamComparisons} serves both page and API. The limits are those of
 * {@link org.kept.stats.Funnel}. Teams are never ranked.
 */
@NullMarked
package org.kept.teams;

import org.jspecify.annotations.NullMarked;
