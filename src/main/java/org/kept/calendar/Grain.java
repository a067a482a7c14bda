package org.kept.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lengths of period for which a KPI is read. */
public enum Grain {
    DAY {
        @Override
        LocalDate startOf(LocalDate date) {
            return date;
        }

        @Override
        LocalDate plus(LocalDate start, long periods) {
            return start.plusDays(periods);
        }
    },
    /** ISO 8601: starts on Monday; the first week of a year contains its first Thursday. */
    WEEK {
        @Override
        LocalDate startOf(LocalDate date) {
            return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate plus(LocalDate start, long periods) {
            return start.plusWeeks(periods);
        }
    },
    MONTH {
        @Override
        LocalDate startOf(LocalDate date) {
            return date.withDayOfMonth(1);
        }

        @Override
        LocalDate plus(LocalDate start, long periods) {
            return start.plusMonths(periods);
        }
    };

    abstract LocalDate startOf(LocalDate date);

    abstract LocalDate plus(LocalDate start, long periods);

    /** The name in URLs and JSON: {@code day}, {@code week}, {@code month}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Grain::code).toList();
    }

    /** The grain with this code; empty if there is none. */
    public static Optional<Grain> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
