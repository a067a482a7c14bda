/**
 * Events become tallies, and tallies become readings.
 *
 * <p>{@link org.kept.rollup.Rollup} observes the door and applies each change inside its transaction; {@link
 * org.kept.rollup.Readings} reads a KPI over periods for the pages and the API, {@link org.kept.rollup.Hourly} by the
 * hour. Sums go in and out of the database here, never a rate.
 */
@NullMarked
package org.kept.rollup;

import org.jspecify.annotations.NullMarked;
