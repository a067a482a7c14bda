/**
 * Working time: calendars that say when a company is open.
 *
 * <p>{@link org.kept.workingtime.Calendars} answers the opening hours of a calendar in a week. Calendars are changed in
 * versions, each from a week on; {@link org.kept.workingtime.CalendarRecounter} counts again what a change affects, and
 * {@link org.kept.workingtime.CalendarPreview} tells it before. The arithmetic is
 * {@link org.kept.calendar.OpeningHours}; nothing here counts time.
 */
@NullMarked
package org.kept.workingtime;

import org.jspecify.annotations.NullMarked;
