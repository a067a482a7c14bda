package org.kept.mission;

import java.time.Instant;
import java.time.LocalDate;
import org.kept.calendar.Period;

/**
 * A mission as it was published; never changed afterwards.
 *
 * @param number counted from 1, in the order of publishing
 * @param author who published it
 */
public record MissionVersion(int number, Mission mission, Instant created, String author) {

    public LocalDate effectiveFrom() {
        return mission.effectiveFrom();
    }

    /** Whether it was meant for that week: the week that holds its first day counts already. */
    public boolean isEffectiveIn(Period week) {
        return !effectiveFrom().isAfter(week.lastDay());
    }
}
