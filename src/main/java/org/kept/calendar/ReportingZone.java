package org.kept.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Time zone that decides on which day, and so in which week, something happened. */
public record ReportingZone(ZoneId id) {

    /** The local date. */
    public LocalDate dateOf(Instant instant) {
        return instant.atZone(id).toLocalDate();
    }

    /** The period of that grain that contains the instant. */
    public Period periodOf(Grain grain, Instant instant) {
        return Period.of(grain, dateOf(instant));
    }

    /** Start of the local hour; zones offset by half an hour have hours of their own. */
    public Instant hourOf(Instant instant) {
        return instant.atZone(id).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    public Instant startOf(Period period) {
        return period.start().atStartOfDay(id).toInstant();
    }

    /** End of the period, exclusive. */
    public Instant endOf(Period period) {
        return period.end().atStartOfDay(id).toInstant();
    }

    /** Whether the period has ended, so that it can be judged. */
    public boolean isComplete(Period period, Instant now) {
        return !period.end().isAfter(dateOf(now));
    }
}
