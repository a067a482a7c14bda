/**
 * Days, ISO weeks and months in a reporting time zone.
 *
 * <p>Everything that says "week" asks here. Pure: no clock, no framework, no database.
 */
@NullMarked
package org.kept.calendar;

import org.jspecify.annotations.NullMarked;
