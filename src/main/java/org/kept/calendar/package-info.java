/**
 * Days, ISO weeks and months in a reporting time zone, and opening hours.
 *
 * <p>The only definition of a week and of open time. Pure: no clock, no framework, no database.
 */
@NullMarked
package org.kept.calendar;

import org.jspecify.annotations.NullMarked;
