package org.kept.exclusion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.kept.calendar.ReportingZone;

/** The time of an exclusion: whole days, or hours. */
public sealed interface ExclusionSpan {

    /** The first instant. */
    Instant start(ReportingZone zone);

    /** The end, exclusive. */
    Instant end(ReportingZone zone);

    /** The start as sent: a date, or a time in the reporting zone with its offset. */
    String fromText(ReportingZone zone);

    /** The end as sent: the last day, or a time in the reporting zone with its offset. */
    String toText(ReportingZone zone);

    /** The first day that is touched. */
    default LocalDate firstDay(ReportingZone zone) {
        return zone.dateOf(start(zone));
    }

    /** The last day that is touched. */
    default LocalDate lastDay(ReportingZone zone) {
        return zone.dateOf(end(zone).minusNanos(1));
    }

    /** Whole days of the reporting zone, both inclusive. */
    record ExcludedDays(LocalDate first, LocalDate last) implements ExclusionSpan {

        @Override
        public Instant start(ReportingZone zone) {
            return first.atStartOfDay(zone.id()).toInstant();
        }

        @Override
        public Instant end(ReportingZone zone) {
            return last.plusDays(1).atStartOfDay(zone.id()).toInstant();
        }

        @Override
        public String fromText(ReportingZone zone) {
            return first.toString();
        }

        @Override
        public String toText(ReportingZone zone) {
            return last.toString();
        }
    }

    /** Hours of the reporting zone; the end is exclusive. */
    record ExcludedHours(Instant from, Instant to) implements ExclusionSpan {

        @Override
        public Instant start(ReportingZone zone) {
            return from;
        }

        @Override
        public Instant end(ReportingZone zone) {
            return to;
        }

        @Override
        public String fromText(ReportingZone zone) {
            return text(from, zone);
        }

        @Override
        public String toText(ReportingZone zone) {
            return text(to, zone);
        }

        private static String text(Instant instant, ReportingZone zone) {
            return OffsetDateTime.ofInstant(instant, zone.id()).toString();
        }
    }
}
