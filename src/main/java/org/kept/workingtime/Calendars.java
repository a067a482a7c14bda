package org.kept.workingtime;

/** The calendars of working time. */
public interface Calendars {

    /** All of them as they are stored now; read once in a read session. */
    CalendarHistory history();
}
