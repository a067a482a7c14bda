package org.kept.rollup.rebuild;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;

/**
 * The weeks in which there are events, or rows that ought to come from events.
 *
 * <p>What comes in later may be missing here: the door has counted it.
 *
 * @param mondays where they begin
 * @param inputs everything that was found to be counted
 */
record RebuildWeeks(NavigableSet<LocalDate> mondays, Set<String> inputs) {

    /** The first of them after that place; null where there is none. */
    @Nullable
    Period after(String place) {
        return next(mondays, place, Grain.WEEK);
    }

    /** The first month after that place that shares a day with one of them; null where there is none. */
    @Nullable
    Period monthAfter(String place) {
        var months = new TreeSet<LocalDate>();
        for (var monday : mondays) {
            months.add(Period.of(Grain.MONTH, monday).start());
            months.add(Period.of(Grain.MONTH, monday.plusDays(6)).start());
        }
        return next(months, place, Grain.MONTH);
    }

    private static @Nullable Period next(NavigableSet<LocalDate> starts, String place, Grain grain) {
        var next = place.isEmpty()
                ? starts.stream().findFirst().orElse(null)
                : starts.higher(Period.parse(place).start());
        return next == null ? null : new Period(grain, next);
    }

    /** All that may be counted, what was found now included. */
    Collection<String> inputs(Collection<String> more) {
        // SQL knows no empty list, and nothing is counted under no name.
        var all = new TreeSet<>(List.of(""));
        all.addAll(inputs);
        all.addAll(more);
        return all;
    }
}
