package org.kept.workingtime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.OpeningHours;
import org.kept.calendar.OpeningSpan;

/**
 * A calendar as people write it.
 *
 * @param week the shifts of the days on which it opens
 * @param holidays code of the region whose public holidays are closed, such as {@code DE-BE}; null for none
 * @param closed further closed dates
 * @param open dates with times of their own, which replace those of the week, a holiday or a closed date
 */
public record WorkingCalendar(
        ZoneId zone,
        Map<DayOfWeek, List<OpeningSpan>> week,
        @Nullable String holidays,
        SortedSet<LocalDate> closed,
        SortedMap<LocalDate, List<OpeningSpan>> open) {

    public WorkingCalendar {
        var days = new EnumMap<DayOfWeek, List<OpeningSpan>>(DayOfWeek.class);
        week.forEach((day, spans) -> {
            if (!spans.isEmpty()) {
                days.put(day, List.copyOf(spans));
            }
        });
        week = Collections.unmodifiableMap(days);
        closed = Collections.unmodifiableSortedSet(new TreeSet<>(closed));
        open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
    }

    /** The shifts of a day of the week; none if it is closed. */
    public List<OpeningSpan> on(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    /** The hours with those dates closed as public holidays. */
    public OpeningHours hours(Set<LocalDate> holidayDates) {
        var all = new HashSet<LocalDate>(closed);
        all.addAll(holidayDates);
        return new OpeningHours(zone, week, all, open);
    }
}
