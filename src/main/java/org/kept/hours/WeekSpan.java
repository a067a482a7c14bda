package org.kept.hours;

import org.kept.calendar.Grain;
import org.kept.calendar.Period;

/**
 * Weeks that are judged together.
 *
 * @param last included
 */
public record WeekSpan(Period first, Period last) {

    private static final int DAYS_TO_THURSDAY = 3;

    /** The weeks that have most of their days in the month: those whose Thursday is in it. */
    public static WeekSpan ofMonth(Period month) {
        return new WeekSpan(
                Period.of(Grain.WEEK, month.start().plusDays(DAYS_TO_THURSDAY)),
                Period.of(Grain.WEEK, month.lastDay().minusDays(DAYS_TO_THURSDAY)));
    }
}
