/**
 * Statistics: confidence intervals of a reading, control charts and signals over a series, team comparisons, change
 * splits and forecasts.
 *
 * <p>Plain numbers go in and out: no clock, database or settings, and no knowledge of KPIs, weeks or people, so that
 * the package can be used elsewhere. {@code kpi} calls it for the interval of a reading; {@code trend} and
 * {@code scorecard} call it with a whole series. Each method and its source is in {@code docs/statistics.md}.
 */
@NullMarked
package org.kept.stats;

import org.jspecify.annotations.NullMarked;
