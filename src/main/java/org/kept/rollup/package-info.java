/**
 * Events become tallies, and tallies become readings.
 *
 * <p>{@link org.kept.rollup.EventRollup} observes the door and applies each change inside its transaction; {@link
 * org.kept.rollup.KpiReader} reads a KPI over periods for the pages and the API, {@link org.kept.rollup.HourlyKpiReader} by the
 * hour. Sums go in and out of the database here, never a rate.
 */
@NullMarked
package org.kept.rollup;

import org.jspecify.annotations.NullMarked;
