package org.kept.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One day, ISO week or month.
 *
 * @param start its first day: a Monday for a week, the first for a month
 */
public record Period(Grain grain, LocalDate start) implements Comparable<Period> {

    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final DateTimeFormatter WEEK_CODE = new DateTimeFormatterBuilder()
            .appendValue(IsoFields.WEEK_BASED_YEAR, 4, 10, SignStyle.NORMAL)
            .appendLiteral("-W")
            .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
            .toFormatter(Locale.ROOT);
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    public Period {
        if (!grain.startOf(start).equals(start)) {
            throw new IllegalArgumentException(start + " does not begin a " + grain.code());
        }
    }

    /** The period of that grain that contains the date. */
    public static Period of(Grain grain, LocalDate date) {
        return new Period(grain, grain.startOf(date));
    }

    /**
     * Parses {@code 2026-W46}, {@code 2026-11} or {@code 2026-11-09}; the form determines the grain.
     *
     * @throws IllegalArgumentException if the text is none of the three, or names a week that the year does not have
     */
    public static Period parse(String text) {
        try {
            var week = WEEK.matcher(text);
            if (week.matches()) {
                return week(Integer.parseInt(week.group(1)), Integer.parseInt(week.group(2)));
            }
            if (MONTH.matcher(text).matches()) {
                return new Period(Grain.MONTH, YearMonth.parse(text).atDay(1));
            }
            return new Period(Grain.DAY, IsoDates.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a week (2026-W46), a month (2026-11) or a date (2026-11-09)", e);
        }
    }

    private static Period week(int year, int week) {
        var start = Grain.WEEK.startOf(LocalDate.of(year, 1, 4)).plusWeeks(week - 1L);
        var period = new Period(Grain.WEEK, start);
        if (week < 1 || period.start.get(IsoFields.WEEK_BASED_YEAR) != year) {
            throw new DateTimeException(year + " has no week " + week);
        }
        return period;
    }

    /** The text that {@link #parse} reads back. */
    public String code() {
        return switch (grain) {
            case DAY -> start.toString();
            case WEEK -> WEEK_CODE.format(start);
            case MONTH -> YearMonth.from(start).toString();
        };
    }

    /** The first day after the period. */
    public LocalDate end() {
        return grain.plus(start, 1);
    }

    public LocalDate lastDay() {
        return end().minusDays(1);
    }

    /** The period that many later; earlier if negative. */
    public Period plus(long periods) {
        return new Period(grain, grain.plus(start, periods));
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(start) && date.isBefore(end());
    }

    /** All periods from this one to {@code last}, both included; empty if {@code last} is earlier. */
    public List<Period> to(Period last) {
        if (last.grain != grain) {
            throw new IllegalArgumentException("from a " + grain.code() + " to a " + last.grain.code());
        }
        var periods = new ArrayList<Period>();
        for (var each = this; each.compareTo(last) <= 0; each = each.plus(1)) {
            periods.add(each);
        }
        return List.copyOf(periods);
    }

    /** Number of periods between the starts: 0 for the same one, negative if the other is earlier. */
    public long until(Period other) {
        return switch (grain) {
            case DAY -> ChronoUnit.DAYS.between(start, other.start);
            case WEEK -> ChronoUnit.WEEKS.between(start, other.start);
            case MONTH -> ChronoUnit.MONTHS.between(start, other.start);
        };
    }

    // A record's own equals and hashCode are slow where ingestion adds up sums by keys like this.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Period period && grain == period.grain && start.equals(period.start));
    }

    @Override
    public int hashCode() {
        return 31 * start.hashCode() + grain.hashCode();
    }

    @Override
    public int compareTo(Period other) {
        return start.compareTo(other.start);
    }

    @Override
    public String toString() {
        return code();
    }
}
