package org.kept.alert;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The hours of each day in which no person is told of an alert, in the reporting zone. They may pass midnight.
 *
 * @param from inclusive, to the minute
 * @param to exclusive, to the minute; other than {@code from}
 */
public record QuietHours(LocalTime from, LocalTime to) {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int MINUTES_PER_HOUR = 60;

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours have an end");
        }
    }

    static QuietHours ofMinutes(int from, int to) {
        return new QuietHours(
                LocalTime.of(from / MINUTES_PER_HOUR, from % MINUTES_PER_HOUR),
                LocalTime.of(to / MINUTES_PER_HOUR, to % MINUTES_PER_HOUR));
    }

    static int minutes(LocalTime time) {
        return time.getHour() * MINUTES_PER_HOUR + time.getMinute();
    }

    /** A time such as {@code 22:00}; empty if the text is none. */
    static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text.strip(), FORMAT));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String text(LocalTime time) {
        return FORMAT.format(time);
    }

    /** Their end, if the time is within them. */
    Optional<Instant> endAfter(Instant now, ZoneId zone) {
        var local = now.atZone(zone);
        var time = local.toLocalTime();
        var overnight = to.isBefore(from);
        var on = overnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!on) {
            return Optional.empty();
        }
        var day = overnight && !time.isBefore(from) ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        return Optional.of(day.atTime(to).atZone(zone).toInstant());
    }
}
