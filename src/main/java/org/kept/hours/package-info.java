/**
 * A KPI by the hour: each hour of the week and of the day held against the promise, and the worst of them named.
 *
 * <p>{@link org.kept.hours.HoursPages} and {@link org.kept.hours.HoursApi} show any KPI so; the scorecard asks {@link
 * org.kept.hours.HourPromises} how a clause fared that promises all hours. Nothing here counts, and nothing here claims that
 * an hour which was missed once will be missed again.
 */
@NullMarked
package org.kept.hours;

import org.jspecify.annotations.NullMarked;
