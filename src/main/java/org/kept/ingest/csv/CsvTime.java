package org.kept.ingest.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.table.DateOrder;

/**
 * Times as spreadsheets write them: {@code 2026-11-16 09:31}, {@code 16.11.2026 09:31:00}, {@code 11/16/2026 9:31 AM},
 * with or without an offset.
 */
final class CsvTime {

    private static final String TIME =
            "[T ]+(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<part>\\d{1,9}))?)?"
                    + "(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)? ?(?<offset>[Zz]|[+-]\\d{2}:?\\d{2})?";
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>\\d{4})[-/](?<month>\\d{1,2})[-/](?<day>\\d{1,2})" + TIME);
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<one>\\d{1,2})(?<mark>[./-])(?<two>\\d{1,2})\\k<mark>(?<year>\\d{4}),?" + TIME);
    private static final int MONTHS = 12;

    private CsvTime() {}

    /** The order of day and month in a date with slashes; null if both fit, or if it is not such a date. */
    static @Nullable DateOrder provenBy(String text) {
        var date = withSlashes(text);
        if (date == null) {
            return null;
        }
        var one = Integer.parseInt(date.group("one"));
        var two = Integer.parseInt(date.group("two"));
        if (one > MONTHS) {
            return DateOrder.DAY_FIRST;
        }
        return two > MONTHS ? DateOrder.MONTH_FIRST : null;
    }

    /** Whether day first and month first give two different days. */
    static boolean isAmbiguous(String text) {
        var date = withSlashes(text);
        return date != null
                && Integer.parseInt(date.group("one")) <= MONTHS
                && Integer.parseInt(date.group("two")) <= MONTHS
                && Integer.parseInt(date.group("one")) != Integer.parseInt(date.group("two"));
    }

    private static @Nullable Matcher withSlashes(String text) {
        var matcher = YEAR_LAST.matcher(text);
        return matcher.matches() && !matcher.group("mark").equals(".") ? matcher : null;
    }

    /** Whether it is a time without an offset. */
    static boolean isLocal(String text) {
        var matcher = matcher(text);
        return matcher != null && matcher.group("offset") == null;
    }

    private static @Nullable Matcher matcher(String text) {
        var yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return yearFirst;
        }
        var yearLast = YEAR_LAST.matcher(text);
        return yearLast.matches() ? yearLast : null;
    }

    /**
     * The time with its offset (RFC 3339).
     *
     * @param zone the time zone of times without an offset; null if there is none
     * @return the text itself if it has that form already, or has no known form of a time
     * @throws CsvCellException if day, month or offset is ambiguous
     */
    static String read(String text, @Nullable DateOrder order, @Nullable ZoneId zone) throws CsvCellException {
        if (isInternational(text)) {
            return text;
        }
        var matcher = matcher(text);
        if (matcher == null) {
            return text;
        }
        if (isAmbiguous(text) && order == null) {
            throw new CsvCellException(
                    "'" + text + "' can begin with the day or the month. Choose dates=day-first or dates=month-first.");
        }
        try {
            return moment(text, matcher, order, zone).toString();
        } catch (DateTimeException e) {
            var proven = provenBy(text);
            throw new CsvCellException(
                    order == null || proven == null || proven == order
                            ? "'" + text + "' is not a date and time."
                            : "'" + text + "' has the " + (proven == DateOrder.DAY_FIRST ? "day" : "month")
                                    + " first, but this file is read with dates=" + order.code()
                                    + ". Correct the cell, or choose dates=" + proven.code()
                                    + " for the whole file.");
        }
    }

    /** Whether it has the form that events need anyway; it need not be valid. */
    static boolean isInternational(String text) {
        if (text.length() < 17 || text.charAt(10) != 'T' || text.charAt(4) != '-') {
            return false;
        }
        var end = text.charAt(text.length() - 1);
        return end == 'Z' || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
    }

    private static OffsetDateTime moment(String text, Matcher matcher, @Nullable DateOrder order, @Nullable ZoneId zone)
            throws CsvCellException {
        var local = LocalDateTime.of(date(text, matcher, order), time(matcher));
        var offset = matcher.group("offset");
        if (offset != null) {
            return local.atOffset(offset.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(offset));
        }
        if (zone == null) {
            throw new CsvCellException("'" + text
                    + "' has no offset. Write it as 2026-11-16T09:31:00+01:00, or name the time zone of the file, such"
                    + " as zone=\"Europe/Berlin\".");
        }
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() != 1) {
            throw new CsvCellException("'" + text + "' happens " + (offsets.isEmpty() ? "never" : "twice") + " in "
                    + zone.getId() + ", where the clocks change. Add the offset.");
        }
        return local.atOffset(offsets.get(0));
    }

    private static LocalDate date(String text, Matcher matcher, @Nullable DateOrder order) {
        var year = Integer.parseInt(matcher.group("year"));
        if (matcher.pattern() == YEAR_FIRST) {
            return LocalDate.of(year, Integer.parseInt(matcher.group("month")), Integer.parseInt(matcher.group("day")));
        }
        var one = Integer.parseInt(matcher.group("one"));
        var two = Integer.parseInt(matcher.group("two"));
        var known = order == null ? provenBy(text) : order;
        var monthFirst = !matcher.group("mark").equals(".") && known == DateOrder.MONTH_FIRST;
        return monthFirst ? LocalDate.of(year, one, two) : LocalDate.of(year, two, one);
    }

    private static LocalTime time(Matcher matcher) {
        var hour = Integer.parseInt(matcher.group("hour"));
        var half = matcher.group("half");
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("no hour of a half day");
            }
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        var second = matcher.group("second");
        var part = matcher.group("part");
        var nanos = part == null ? 0 : Integer.parseInt((part + "000000000").substring(0, 9));
        return LocalTime.of(
                hour, Integer.parseInt(matcher.group("minute")), second == null ? 0 : Integer.parseInt(second), nanos);
    }
}
