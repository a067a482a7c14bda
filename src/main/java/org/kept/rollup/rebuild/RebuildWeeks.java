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
 * Weeks with events, or with rows that should come from events.
 *
 * <p>Weeks of later events may be missing here: ingestion has counted those.
 *
 * @param mondays first days of the weeks
 * @param inputs codes of all inputs found in the tallies
 */
record RebuildWeeks(NavigableSet<LocalDate> mondays, Set<String> inputs) {

    /** The first week after that place; null if there is none. */
    @Nullable
    Period after(String place) {
        return next(mondays, place, Grain.WEEK);
    }

    /** How many of the weeks are not after that place. */
    int countUpTo(String place) {
        return place.isEmpty()
                ? 0
                : mondays.headSet(Period.parse(place).start(), true).size();
    }

    /** The first month after that place that shares a day with a week; null if there is none. */
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

    /** Codes of all inputs that may be counted, {@code more} included. */
    Collection<String> inputs(Collection<String> more) {
        // SQL allows no empty list, and no input has an empty code.
        var all = new TreeSet<>(List.of(""));
        all.addAll(inputs);
        all.addAll(more);
        return all;
    }
}
