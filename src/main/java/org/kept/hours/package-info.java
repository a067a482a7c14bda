/**
 * KPIs by the hour: each hour of the week and of the day judged, with the worst named.
 *
 * <p>{@link org.kept.hours.HoursPages} and {@link org.kept.hours.HoursApi} show any KPI by the hour. The scorecard asks
 * {@link org.kept.hours.HourPromises} to judge a clause that promises all hours. Nothing is counted here, and nothing
 * here claims that an hour missed once will be missed again.
 */
@NullMarked
package org.kept.hours;

import org.jspecify.annotations.NullMarked;
