package org.kept.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The time zone that decides on which day, and so in which week, something happened. */
public record ReportingZone(ZoneId id) {

    /** The date on the wall there. */
    public LocalDate dateOf(Instant instant) {
        return instant.atZone(id).toLocalDate();
    }

    /** The period of that grain that holds the instant. */
    public Period periodOf(Grain grain, Instant instant) {
        return Period.of(grain, dateOf(instant));
    }

    /** The instant at which the hour on the wall began; half-hour zones have hours of their own. */
    public Instant hourOf(Instant instant) {
        return instant.atZone(id).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    /** The instant at which the period begins. */
    public Instant startOf(Period period) {
        return period.start().atStartOfDay(id).toInstant();
    }

    /** The instant at which the period is over, which is not part of it. */
    public Instant endOf(Period period) {
        return period.end().atStartOfDay(id).toInstant();
    }

    /** Whether the period is over at that instant, so that it can be judged. */
    public boolean isComplete(Period period, Instant now) {
        return !period.end().isAfter(dateOf(now));
    }
}
