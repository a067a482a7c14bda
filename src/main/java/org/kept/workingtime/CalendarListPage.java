package org.kept.workingtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of the page of all calendars.
 *
 * @param removed name of the calendar just removed; null on any other visit
 */
public record CalendarListPage(
        List<CalendarRow> calendars,
        boolean administrator,
        @Nullable String removed) {

    /**
     * A calendar, formatted.
     *
     * @param uses what is counted by it, as a list in words; empty if nothing is
     */
    public record CalendarRow(String name, String week, String zone, String holidays, String uses) {}
}
