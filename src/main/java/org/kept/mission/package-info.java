/**
 * The statement a company makes to its customers, split into clauses; each clause tied to KPIs with a written reason and
 * a dated target; every version of it kept.
 *
 * <p>Scorecards, trends and pages ask {@link org.kept.mission.Missions} which mission and which target a week is judged
 * by. This package never computes a KPI and never judges: it knows a KPI by its code alone.
 */
@NullMarked
package org.kept.mission;

import org.jspecify.annotations.NullMarked;
