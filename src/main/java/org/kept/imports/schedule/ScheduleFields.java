package org.kept.imports.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.kept.access.FormErrors;
import org.kept.mapping.Mappings.MappingSummary;
import org.kept.ui.NumberFormatter;

/**
 * The fields of a scheduled import, with their options.
 *
 * @param mappings saved mappings and recipes
 * @param paces intervals at which a file can be fetched
 */
public record ScheduleFields(
        ScheduleForm form, List<ScheduleOption> mappings, List<ScheduleOption> paces, FormErrors faults) {

    private static final List<Duration> PACES = List.of(
            Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7));

    private static final int DAYS_OF_A_WEEK = 7;

    /** An option of a list. */
    public record ScheduleOption(String code, String name, boolean chosen) {}

    static ScheduleFields of(ScheduleForm form, List<MappingSummary> known, FormErrors faults) {
        var mappings = known.stream()
                .map(each -> new ScheduleOption(
                        each.name(), each.label(), each.name().equals(form.mapping())))
                .toList();
        return new ScheduleFields(form, mappings, paces(form.every()), faults);
    }

    /** The usual intervals, and the chosen one if it is another. */
    private static List<ScheduleOption> paces(String written) {
        var chosen = duration(written);
        var all = new TreeSet<>(PACES);
        if (chosen.compareTo(Duration.ZERO) > 0) {
            all.add(chosen);
        }
        return all.stream()
                .map(each -> new ScheduleOption(each.toString(), pace(each), each.equals(chosen)))
                .toList();
    }

    /** The duration; zero if it is invalid, which the error of the field reports. */
    private static Duration duration(String written) {
        try {
            return Duration.parse(written);
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    /** An interval in words: {@code every 6 hours}. */
    static String pace(Duration every) {
        if (every.toSecondsPart() > 0) {
            return every(every.toSeconds(), "second", "seconds");
        }
        if (every.toMinutesPart() > 0) {
            return every(every.toMinutes(), "minute", "minutes");
        }
        if (every.toHoursPart() > 0) {
            return every(every.toHours(), "hour", "hours");
        }
        return every.toDays() % DAYS_OF_A_WEEK == 0
                ? every(every.toDays() / DAYS_OF_A_WEEK, "week", "weeks")
                : every(every.toDays(), "day", "days");
    }

    private static String every(long count, String one, String many) {
        return "every " + (count == 1 ? one : NumberFormatter.of(count, one, many));
    }
}
