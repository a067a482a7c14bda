package org.kept.mapping.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.InputText;
import org.kept.table.DateOrder;

/** Format of times: a pattern such as {@code dd.MM.yyyy HH:mm}, a named format, or detected. */
public final class TimeFormat {

    /** The format of each time is detected; a date with slashes or hyphens needs an order, or must show it. */
    public static final TimeFormat FOUND_OUT = new TimeFormat("", List.of());

    /** Names of formats that are not patterns. */
    public static final List<String> NAMES = List.of("iso", "rfc-2822", "epoch", "epoch-millis", "week", "month");

    private static final int MAX_PATTERN = 40;
    private static final int MAX_TEXT = 60;
    private static final Pattern EPOCH = Pattern.compile("\\d{9,10}(\\.\\d{1,9})?");
    private static final Pattern EPOCH_MILLIS = Pattern.compile("\\d{12,13}");
    private static final Pattern ZONE_WORD = Pattern.compile("\\s*(UTC|GMT)$");
    private static final Pattern WORKBOOK_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2})?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4}.*)", Pattern.DOTALL);

    /** A y that an even number of quotes follows. */
    private static final Pattern UNQUOTED_YEAR = Pattern.compile("y(?=(?:[^']*'[^']*')*[^']*$)");

    private static final int MONTHS = 12;

    private static final DateTimeFormatter INTERNATIONAL = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-M-d[['T'][ ]H:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[ ]")
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .appendPattern("]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.RFC_1123_DATE_TIME.withResolverStyle(ResolverStyle.STRICT);

    /** Common patterns, with which a time is tried; a year of two digits is from 2000 to 2099. */
    private static final List<String> COMMON = List.of(
            "d.M.yyyy H:mm:ss",
            "d.M.yyyy H:mm",
            "d.M.yyyy",
            "d.M.yy H:mm:ss",
            "d.M.yy H:mm",
            "d.M.yy",
            "d/M/yyyy H:mm:ss",
            "M/d/yyyy H:mm:ss",
            "d/M/yyyy H:mm",
            "M/d/yyyy H:mm",
            "d/M/yyyy h:mm:ss a",
            "M/d/yyyy h:mm:ss a",
            "d/M/yyyy h:mm a",
            "M/d/yyyy h:mm a",
            "d/M/yyyy",
            "M/d/yyyy",
            "yyyy/M/d h:mm:ss a O",
            "yyyy/M/d h:mm:ss a",
            "yyyy/M/d H:mm:ss",
            "yyyy/M/d H:mm",
            "d MMM yyyy H:mm:ss",
            "d MMM yyyy H:mm",
            "d MMM yyyy",
            "d-MMM-yyyy H:mm:ss",
            "d-MMM-yyyy H:mm",
            "d-MMM-yyyy",
            "d MMMM yyyy H:mm:ss",
            "d MMMM yyyy H:mm",
            "d MMMM yyyy",
            "MMM d, yyyy H:mm",
            "MMM d, yyyy h:mm a",
            "MMM d, yyyy, h:mm a",
            "MMM d, yyyy",
            "MMMM d, yyyy H:mm",
            "MMMM d, yyyy h:mm a",
            "MMMM d, yyyy, h:mm a",
            "MMMM d, yyyy");

    private static final List<TimeFormat> COMMON_FORMATS = COMMON.stream()
            .map(each -> new TimeFormat(each, List.of(formatter(each))))
            .toList();

    private final String code;
    private final List<DateTimeFormatter> formatters;

    private TimeFormat(String code, List<DateTimeFormatter> formatters) {
        this.code = code;
        this.formatters = formatters;
    }

    /**
     * The format with that name or pattern.
     *
     * @throws ValueException if it is neither
     */
    public static TimeFormat of(String code) throws ValueException {
        if (NAMES.contains(code)) {
            return new TimeFormat(code, List.of());
        }
        if (code.length() > MAX_PATTERN) {
            throw new ValueException("A pattern has at most " + MAX_PATTERN + " characters.");
        }
        if (code.indexOf('h') >= 0 && code.indexOf('a') < 0) {
            throw new ValueException("'hh' counts to 12 and needs 'a' for AM and PM. Write HH for hours from 0 to 23.");
        }
        try {
            return new TimeFormat(code, List.of(formatter(code)));
        } catch (IllegalArgumentException e) {
            throw new ValueException(
                    "'" + InputText.excerpt(code) + "' is not a pattern. Write one like dd.MM.yyyy HH:mm, or one of "
                            + String.join(", ", NAMES) + ".");
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(withProlepticYears(pattern))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Writes years as u, because a strict y needs an era; text in quotes stays. */
    private static String withProlepticYears(String pattern) {
        return UNQUOTED_YEAR.matcher(pattern).replaceAll("u");
    }

    /** The name or pattern; empty if the format is detected. */
    public String code() {
        return code;
    }

    /** Whether it is for weeks or months rather than times. */
    public boolean isPeriod() {
        return code.equals("week") || code.equals("month");
    }

    /** The period as events write it, such as {@code 2026-W45} or {@code 2026-11}. */
    public String period(String text, @Nullable Integer year) throws ValueException {
        return code.equals("week")
                ? PeriodText.monday(text, year)
                        .format(DateTimeFormatter.ISO_WEEK_DATE)
                        .substring(0, "2026-W45".length())
                : PeriodText.month(text, year).toString();
    }

    /** The end of the period: the first moment after it. */
    public OffsetDateTime end(String text, @Nullable Integer year, @Nullable ZoneId zone) throws ValueException {
        var next = code.equals("week")
                ? PeriodText.monday(text, year).plusWeeks(1)
                : PeriodText.month(text, year).plusMonths(1).atDay(1);
        return local(next.atStartOfDay(), text, zone);
    }

    /**
     * Reads a time. A clock time that occurred twice, when the clocks went back, is the earlier one.
     *
     * <p>A date of a workbook has no form of its own, so that it is read with any format.
     *
     * @param zone the time zone of times without an offset; null if such times are rejected
     * @param order the order of day and month where the format is detected; null if each date must show it
     */
    public OffsetDateTime read(String written, @Nullable ZoneId zone, @Nullable DateOrder order) throws ValueException {
        var text = written.strip();
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            throw noTime(text);
        }
        try {
            return switch (code) {
                case "epoch" -> epoch(text);
                case "epoch-millis" -> atUtc(Instant.ofEpochMilli(Long.parseLong(text)));
                case "rfc-2822" -> parsed(RFC_2822, text, zone);
                case "iso" -> parsed(INTERNATIONAL, ZONE_WORD.matcher(text).replaceFirst("Z"), zone);
                case "" -> foundOut(text, zone, order);
                default -> parsed(formatters.get(0), text, zone);
            };
        } catch (DateTimeException | NumberFormatException e) {
            return ofWorkbook(text, zone);
        }
    }

    private OffsetDateTime ofWorkbook(String text, @Nullable ZoneId zone) throws ValueException {
        if (!WORKBOOK_DATE.matcher(text).matches()) {
            throw noTime(text);
        }
        try {
            return parsed(INTERNATIONAL, text, zone);
        } catch (DateTimeException e) {
            throw noTime(text);
        }
    }

    private ValueException noTime(String text) {
        return new ValueException("'" + InputText.excerpt(text) + "' is not a time"
                + (code.isEmpty()
                        ? " that Kept can read. Say how it is written with 'format'."
                        : " written as " + code + "."));
    }

    private static OffsetDateTime foundOut(String text, @Nullable ZoneId zone, @Nullable DateOrder order)
            throws ValueException {
        if (EPOCH.matcher(text).matches()) {
            return epoch(text);
        }
        if (EPOCH_MILLIS.matcher(text).matches()) {
            return atUtc(Instant.ofEpochMilli(Long.parseLong(text)));
        }
        if (Character.isLetter(text.charAt(0)) && text.indexOf(',') == "Mon".length()) {
            return parsed(RFC_2822, text, zone);
        }
        var date = YEAR_LAST.matcher(text);
        if (date.matches()) {
            return inOrder(text, date, zone, order);
        }
        if (text.length() > "2026-1".length() && text.indexOf('-') == "2026".length()) {
            return parsed(INTERNATIONAL, ZONE_WORD.matcher(text).replaceFirst("Z"), zone);
        }
        return common(text, "", zone);
    }

    /** Reads a date with slashes or hyphens, of which each may show its order. */
    private static OffsetDateTime inOrder(String text, Matcher date, @Nullable ZoneId zone, @Nullable DateOrder order)
            throws ValueException {
        var one = Integer.parseInt(date.group(1));
        var two = Integer.parseInt(date.group(3));
        var shown = one > MONTHS ? DateOrder.DAY_FIRST : two > MONTHS ? DateOrder.MONTH_FIRST : null;
        if (shown == null && order == null && one != two) {
            throw new ValueException("'" + text + "' can begin with the day or the month. Say which with 'dates',"
                    + " day-first or month-first, or with a 'format' such as d/M/yyyy HH:mm.");
        }
        if (shown != null && order != null && shown != order) {
            throw new ValueException(
                    "'" + text + "' is " + shown.code() + ", but the dates of the file are " + order.code() + ".");
        }
        var used = shown == null ? order : shown;
        var slashed = one + "/" + two + "/" + date.group(4);
        return common(slashed, used == DateOrder.DAY_FIRST ? "d/" : "M/", zone);
    }

    private static OffsetDateTime common(String text, String beginning, @Nullable ZoneId zone) throws ValueException {
        for (var each : COMMON_FORMATS) {
            if (each.code.startsWith(beginning)) {
                try {
                    return parsed(each.formatters.get(0), text, zone);
                } catch (DateTimeException e) {
                    // Not in this format; the next pattern may match.
                }
            }
        }
        throw new DateTimeException("no common pattern");
    }

    private static OffsetDateTime epoch(String text) {
        var point = text.indexOf('.');
        var seconds = Long.parseLong(point < 0 ? text : text.substring(0, point));
        var nanos = point < 0 ? 0 : Long.parseLong((text.substring(point + 1) + "000000000").substring(0, 9));
        return atUtc(Instant.ofEpochSecond(seconds, nanos));
    }

    private static OffsetDateTime atUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime parsed(DateTimeFormatter formatter, String text, @Nullable ZoneId zone)
            throws ValueException {
        var parsed = formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        if (parsed instanceof ZonedDateTime moment) {
            return moment.toOffsetDateTime();
        }
        return local(parsed instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(parsed), text, zone);
    }

    private static OffsetDateTime local(LocalDateTime time, String text, @Nullable ZoneId zone) throws ValueException {
        if (zone == null) {
            throw new ValueException("'" + text + "' has no offset. Give the mapping the 'zone' of such times.");
        }
        var offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            throw new ValueException(
                    "'" + text + "' never happened in " + zone.getId() + ", where the clocks went forward.");
        }
        return time.atOffset(offsets.get(0));
    }
}
