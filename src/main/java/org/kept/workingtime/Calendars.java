package org.kept.workingtime;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.OpeningHours;
import org.kept.calendar.Period;
import org.kept.problem.Problem;

/** The calendars of working time. */
public interface Calendars {

    /**
     * A calendar that may be stored.
     *
     * @param holidays its public holidays
     * @param from the first week that it would apply to; null for all history
     */
    record CheckedCalendar(
            String name,
            WorkingCalendar calendar,
            Set<LocalDate> holidays,
            OpeningHours hours,
            @Nullable Period from) {

        public CheckedCalendar {
            holidays = Set.copyOf(holidays);
        }
    }

    /** All of them as they are stored now; read once in a read session. */
    CalendarHistory history();

    /**
     * Checks a new or changed calendar, and stores nothing.
     *
     * @param document as JSON
     * @throws Problem 400 if it is not JSON, 413 if it is too large, 422 with every error, also if the calendar does
     *     not open within a year
     */
    CheckedCalendar check(String name, String document);
}
