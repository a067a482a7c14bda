package org.kept.workingtime;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneInfo;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.util.Frequency;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kept.document.DocumentCursor;
import org.kept.problem.Problem;
import org.kept.ui.DateFormatter;

/**
 * Reads closed days from a calendar file (iCalendar). An event that lasts whole days closes them; of one that lasts some
 * hours, or is cancelled, the days are not taken, and it is told. Everything is bounded: the file, the events, how often and how far an
 * event recurs.
 */
final class ClosedDaysReader {

    /** Maximum size of a file. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_EVENTS = 2_000;
    private static final int MAX_DAYS_OF_EVENT = 366;
    private static final int MAX_RECURRENCES = 3_000;
    private static final int MAX_TOLD = 20;
    private static final int YEARS_BACK = 2;
    private static final int YEARS_AHEAD = 5;

    /** Recurring events that began before are not followed: each occurrence since then would be. */
    private static final LocalDate FIRST_RECURRING = LocalDate.of(1970, 1, 1);

    private static final Set<Frequency> FREQUENCIES =
            EnumSet.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

    /**
     * What was found in a file.
     *
     * @param dates the closed days
     * @param leftOut a sentence for each event that was left out, at most 20
     * @param more how many others were left out
     */
    record ClosedDays(SortedSet<LocalDate> dates, List<String> leftOut, int more) {

        ClosedDays {
            dates = new TreeSet<>(dates);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** First and last day of an event, the last one inclusive. */
    private record DayRange(LocalDate first, LocalDate last) {}

    private final ZoneId zone;
    private final LocalDate earliest;
    private final LocalDate latest;
    private final SortedSet<LocalDate> dates = new TreeSet<>();

    /** First days of occurrences that have an event of their own, by the UID of both. */
    private final Map<String, Set<LocalDate>> replaced = new HashMap<>();

    private final List<String> leftOut = new ArrayList<>();
    private int more;

    private ClosedDaysReader(ZoneId zone, LocalDate today) {
        this.zone = zone;
        this.earliest = today.minusYears(YEARS_BACK);
        this.latest = today.plusYears(YEARS_AHEAD);
    }

    /**
     * Reads a file.
     *
     * @param zone of the calendar, for times without one and to tell whole days
     * @throws Problem 413 if the file is too large, 422 if it is no calendar or has too many events
     */
    static ClosedDays read(byte[] file, ZoneId zone, LocalDate today) {
        if (file.length > MAX_BYTES) {
            throw Problem.tooLarge("A calendar file has at most 1 MiB. Export fewer years of it.");
        }
        var calendars = parse(new String(file, StandardCharsets.UTF_8));
        if (calendars.isEmpty()) {
            throw Problem.invalid("This is not a calendar file. Choose an .ics file.", List.of());
        }
        var reader = new ClosedDaysReader(zone, today);
        var events = 0;
        for (var calendar : calendars) {
            events += calendar.getEvents().size();
            if (events > MAX_EVENTS) {
                throw Problem.invalid(
                        "The file has more than 2,000 events. Export a calendar of closed days only.", List.of());
            }
            calendar.getEvents().forEach(event -> reader.replace(event, calendar.getTimezoneInfo()));
        }
        for (var calendar : calendars) {
            calendar.getEvents().forEach(event -> reader.add(event, calendar.getTimezoneInfo()));
        }
        return new ClosedDays(reader.dates, reader.leftOut, reader.more);
    }

    private static List<ICalendar> parse(String text) {
        try {
            return Biweekly.parse(text).all();
        } catch (RuntimeException e) {
            // The library throws what it meets in a file that is none; for the reader that is one fault.
            return List.of();
        }
    }

    /** Notes that an event stands for one occurrence of a recurring one, which was moved or cancelled. */
    private void replace(VEvent event, TimezoneInfo zones) {
        var occurrence = event.getRecurrenceId();
        if (occurrence != null && occurrence.getValue() != null) {
            replaced.computeIfAbsent(uid(event), key -> new HashSet<>())
                    .add(
                            occurrence.getValue().hasTime()
                                    ? occurrence
                                            .getValue()
                                            .toInstant()
                                            .atZone(zoneOf(occurrence, zones))
                                            .toLocalDate()
                                    : date(occurrence.getValue()));
        }
    }

    private static String uid(VEvent event) {
        return event.getUid() == null ? "" : Objects.toString(event.getUid().getValue(), "");
    }

    private void add(VEvent event, TimezoneInfo zones) {
        if (event.getStatus() != null && event.getStatus().isCancelled()) {
            leaveOut(event, "it is cancelled");
            return;
        }
        try {
            var days = wholeDays(event, zones);
            if (days == null) {
                return;
            }
            if (event.getRecurrenceRule() == null && event.getRecurrenceDates().isEmpty()) {
                close(days);
            } else {
                closeEach(event, days);
            }
        } catch (RuntimeException e) {
            // A date or rule that the library cannot follow; the other events are still worth reading.
            leaveOut(event, "its dates cannot be read");
        }
    }

    /** The days of the first occurrence; null, with a sentence, if it does not last whole days. */
    private @Nullable DayRange wholeDays(VEvent event, TimezoneInfo zones) {
        var start = event.getDateStart();
        if (start == null || start.getValue() == null) {
            leaveOut(event, "it has no date");
            return null;
        }
        if (!start.getValue().hasTime()) {
            var first = date(start.getValue());
            var last = lastDay(event, first);
            return check(event, new DayRange(first, last.isBefore(first) ? first : last));
        }
        var begin = start.getValue().toInstant().atZone(zoneOf(start, zones));
        var end = end(event, zones);
        if (end == null
                || !begin.toLocalTime().equals(LocalTime.MIDNIGHT)
                || !end.toLocalTime().equals(LocalTime.MIDNIGHT)
                || !end.isAfter(begin)) {
            leaveOut(event, "it lasts only some hours of " + DateFormatter.day(begin.toLocalDate()));
            return null;
        }
        return check(event, new DayRange(begin.toLocalDate(), end.toLocalDate().minusDays(1)));
    }

    private @Nullable DayRange check(VEvent event, DayRange days) {
        if (ChronoUnit.DAYS.between(days.first, days.last) >= MAX_DAYS_OF_EVENT) {
            leaveOut(event, "it lasts longer than a year");
            return null;
        }
        return days;
    }

    private static LocalDate lastDay(VEvent event, LocalDate first) {
        var end = event.getDateEnd();
        if (end != null && end.getValue() != null) {
            // The end of an event is exclusive.
            return date(end.getValue()).minusDays(1);
        }
        var duration = event.getDuration();
        return duration == null || duration.getValue() == null
                ? first
                : first.plusDays(Math.max(1, duration.getValue().toMillis() / (24 * 3_600_000L)) - 1);
    }

    private @Nullable ZonedDateTime end(VEvent event, TimezoneInfo zones) {
        var end = event.getDateEnd();
        if (end != null && end.getValue() != null) {
            return end.getValue().toInstant().atZone(zoneOf(end, zones));
        }
        var start = event.getDateStart();
        var duration = event.getDuration();
        return duration == null || duration.getValue() == null
                ? null
                : start.getValue()
                        .toInstant()
                        .plusMillis(duration.getValue().toMillis())
                        .atZone(zoneOf(start, zones));
    }

    /** The zone in which people read the time: the one that is named, or else that of the calendar. */
    private ZoneId zoneOf(DateOrDateTimeProperty property, TimezoneInfo zones) {
        if (zones.isFloating(property)) {
            // Such a time was read by the clock of this machine.
            return TimeZone.getDefault().toZoneId();
        }
        var assigned = zones.getTimezone(property);
        try {
            return assigned == null ? zone : assigned.getTimeZone().toZoneId();
        } catch (DateTimeException e) {
            return zone;
        }
    }

    /** The date of a value without a time, which the library reads by the clock of this machine. */
    private static LocalDate date(ICalDate value) {
        return value.toInstant().atZone(TimeZone.getDefault().toZoneId()).toLocalDate();
    }

    private void closeEach(VEvent event, DayRange first) {
        var rule = event.getRecurrenceRule();
        if (rule != null && rule.getValue() != null && !isOfDays(rule.getValue())) {
            leaveOut(event, "it recurs several times a day");
            return;
        }
        if (first.first.isBefore(FIRST_RECURRING)) {
            leaveOut(event, "it has recurred since before 1970");
            return;
        }
        var length = ChronoUnit.DAYS.between(first.first, first.last);
        var shift = ChronoUnit.DAYS.between(dateOfStart(event), first.first);
        var elsewhere = replaced.getOrDefault(uid(event), Set.of());
        var occurrences = event.getDateIterator(TimeZone.getDefault());
        var near = earliest.minusDays(MAX_DAYS_OF_EVENT);
        occurrences.advanceTo(
                Date.from(near.atStartOfDay(TimeZone.getDefault().toZoneId()).toInstant()));
        for (var i = 0; i < MAX_RECURRENCES && occurrences.hasNext(); i++) {
            var day = occurrences
                    .next()
                    .toInstant()
                    .atZone(TimeZone.getDefault().toZoneId())
                    .toLocalDate()
                    .plusDays(shift);
            if (day.isAfter(latest)) {
                return;
            }
            if (!elsewhere.contains(day)) {
                close(new DayRange(day, day.plusDays(length)));
            }
        }
    }

    /** The date of the first occurrence by the clock of this machine, by which the library counts on. */
    private static LocalDate dateOfStart(VEvent event) {
        return date(event.getDateStart().getValue());
    }

    private static boolean isOfDays(Recurrence rule) {
        return FREQUENCIES.contains(rule.getFrequency())
                && rule.getByHour().isEmpty()
                && rule.getByMinute().isEmpty()
                && rule.getBySecond().isEmpty();
    }

    private void close(DayRange days) {
        for (var day = days.first; !day.isAfter(days.last); day = day.plusDays(1)) {
            if (!day.isBefore(earliest) && !day.isAfter(latest)) {
                dates.add(day);
            }
        }
    }

    private void leaveOut(VEvent event, String because) {
        if (leftOut.size() == MAX_TOLD) {
            more++;
            return;
        }
        var summary = event.getSummary();
        var name = summary == null
                        || summary.getValue() == null
                        || summary.getValue().isBlank()
                ? "An event without a name"
                : "“" + DocumentCursor.excerpt(summary.getValue().strip()) + "”";
        leftOut.add(name + ": " + because + ".");
    }
}
