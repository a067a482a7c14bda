/**
 * Rollup of events into tallies, and of tallies into readings.
 *
 * <p>{@link org.kept.rollup.EventRollup} observes ingestion and applies each change in its transaction; {@link
 * org.kept.rollup.KpiReader} reads a KPI over periods for the pages and the API, {@link
 * org.kept.rollup.HourlyKpiReader} by hour. The database stores sums, never a rate.
 */
@NullMarked
package org.kept.rollup;

import org.jspecify.annotations.NullMarked;
