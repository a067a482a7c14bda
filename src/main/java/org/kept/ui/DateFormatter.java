package org.kept.ui;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.kept.calendar.Period;

/**
 * Formats dates and periods; in templates {@code {date:day(date)}}.
 *
 * <p>Month names are a fixed table because the JDK's locale data changes between versions.
 */
@TemplateExtension(namespace = "date")
public final class DateFormatter {

    private static final char NBSP = '\u00a0';
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private DateFormatter() {}

    /** {@code 15 Nov 2026}. */
    public static String day(LocalDate date) {
        return dayOfMonth(date) + NBSP + date.getYear();
    }

    /** {@code 15 Nov}, where the year is clear from the context. */
    public static String dayOfMonth(LocalDate date) {
        return date.getDayOfMonth() + "" + NBSP + shortMonth(date);
    }

    /** {@code Nov}. */
    public static String shortMonth(LocalDate date) {
        return MONTHS.get(date.getMonthValue() - 1).substring(0, 3);
    }

    /** {@code November 2026}. */
    public static String month(LocalDate date) {
        return MONTHS.get(date.getMonthValue() - 1) + NBSP + date.getYear();
    }

    /** {@code 15 Nov 2026, 09:31} in the given time zone. */
    public static String moment(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        return day(local.toLocalDate()) + String.format(Locale.ROOT, ", %02d:%02d", local.getHour(), local.getMinute());
    }

    /** A period within a sentence: {@code week to 15 Nov 2026}, {@code November 2026}, {@code 15 Nov 2026}. */
    public static String period(Period period) {
        return switch (period.grain()) {
            case DAY -> day(period.start());
            case WEEK -> "week to " + day(period.lastDay());
            case MONTH -> month(period.start());
        };
    }

    /** A period at the start of a sentence or line: {@code Week to 15 Nov 2026}. */
    public static String heading(Period period) {
        var words = period(period);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A range of dates, both inclusive: {@code 9 to 15 Nov 2026}. */
    public static String range(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return day(to);
        }
        if (from.getYear() != to.getYear()) {
            return day(from) + " to " + day(to);
        }
        var sameMonth = from.getMonth() == to.getMonth();
        return (sameMonth ? String.valueOf(from.getDayOfMonth()) : dayOfMonth(from)) + " to " + day(to);
    }

    /** An age in its largest unit: {@code just now}, {@code 5 minutes ago}, {@code 3 days ago}. */
    public static String ago(Duration age) {
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return NumberFormatter.of(age.toMinutes(), "minute", "minutes") + " ago";
        }
        if (age.toDays() < 1) {
            return NumberFormatter.of(age.toHours(), "hour", "hours") + " ago";
        }
        return NumberFormatter.of(age.toDays(), "day", "days") + " ago";
    }
}
