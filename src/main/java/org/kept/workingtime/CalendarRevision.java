package org.kept.workingtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;

/**
 * One version of a calendar without its document.
 *
 * @param number from 1
 * @param from the first week to which it applies; null for all history
 * @param removed whether this version removed the calendar
 */
public record CalendarRevision(
        String name, int number, @Nullable Period from, Instant created, String author, boolean removed) {}
