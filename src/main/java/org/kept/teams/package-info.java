/**
 * Teams compared fairly: one KPI over teams or channels for a span of weeks, against limits that allow small ones more chance.
 *
 * <p>{@link org.kept.teams.TeamComparisons} answers the page and the API alike. The limits are {@link org.kept.stats.Funnel}'s. Nothing
 * here ranks anybody.
 */
@NullMarked
package org.kept.teams;

import org.jspecify.annotations.NullMarked;
