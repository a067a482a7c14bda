/**
 * Days, ISO weeks and months in a reporting time zone.
 *
 * <p>The only definition of a week. Pure: no clock, no framework, no database.
 */
@NullMarked
package org.kept.calendar;

import org.jspecify.annotations.NullMarked;
