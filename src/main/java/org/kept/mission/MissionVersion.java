package org.kept.mission;

import java.time.Instant;
import java.time.LocalDate;
import org.kept.calendar.Period;

/**
 * A published version of the mission; never changed afterwards.
 *
 * @param number counted from 1, in order of publication
 * @param author who published it
 */
public record MissionVersion(int number, Mission mission, Instant created, String author) {

    public LocalDate effectiveFrom() {
        return mission.effectiveFrom();
    }

    /** Whether it is in effect in the week; the week that contains its first day counts. */
    public boolean isEffectiveIn(Period week) {
        return !effectiveFrom().isAfter(week.lastDay());
    }
}
