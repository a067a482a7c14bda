/**
 * The statement a company makes to its customers, split into clauses. Each clause is linked to KPIs with a written
 * reason and a dated target; every version is kept.
 *
 * <p>Scorecards, trends and pages ask {@link org.kept.mission.Missions} which mission and which target judge a week.
 * This package never computes a KPI and never judges: it knows a KPI by its code alone.
 */
@NullMarked
package org.kept.mission;

import org.jspecify.annotations.NullMarked;
