package org.kept.workingtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.OpeningHours;
import org.kept.calendar.Period;
import org.kept.ui.FormattedReading;

/** Tells what other opening hours would change in the numbers that are counted by a calendar. Stores nothing. */
public interface CalendarPreview {

    /**
     * What each KPI would change that is counted by the calendar in some week.
     *
     * @param hours the opening hours as they would be
     * @param from the first week that they apply to; null for all history
     */
    List<CalendarMove> moves(String calendar, OpeningHours hours, @Nullable Period from);

    /**
     * What changes in one KPI.
     *
     * @param kpi its name
     * @param which the weeks that move, as a sentence
     * @param note what was not looked at; null if there is nothing to say
     * @param weeks the newest weeks that move
     */
    record CalendarMove(String kpi, String which, @Nullable String note, List<RecountedWeek> weeks) {}

    /** A week that moves, with its number now and then. */
    record RecountedWeek(String week, FormattedReading before, FormattedReading after) {}
}
