package org.kept.workingtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ui.FormattedReading;
import org.kept.workingtime.Calendars.CheckedCalendar;

/** Tells what other opening hours would change in the numbers that are counted by a calendar. Stores nothing. */
public interface CalendarPreview {

    /** What each KPI would change that is counted by the calendar in some week. */
    List<CalendarMove> moves(CheckedCalendar calendar);

    /**
     * What changes in one KPI.
     *
     * @param kpi its name
     * @param moves whether a week moves, or may move that was not looked at
     * @param which the weeks that move, as a sentence
     * @param note what was not looked at; null if there is nothing to say
     * @param weeks the newest weeks that move
     */
    record CalendarMove(
            String kpi,
            boolean moves,
            String which,
            @Nullable String note,
            List<RecountedWeek> weeks) {}

    /** A week that moves, with its number now and then. */
    record RecountedWeek(String week, FormattedReading before, FormattedReading after) {}
}
