package org.kept.workingtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.OpeningHours;
import org.kept.calendar.Period;

/** Which version of each calendar applies to which week. */
public final class CalendarHistory {

    private final Map<String, List<CalendarRevision>> revisions = new TreeMap<>();
    private final Function<CalendarRevision, OpeningHours> hours;

    /**
     * @param all every version of every calendar, oldest first
     * @param hours the opening hours of a version
     */
    CalendarHistory(List<CalendarRevision> all, Function<CalendarRevision, OpeningHours> hours) {
        this.hours = hours;
        for (var each : all) {
            if (each.removed()) {
                revisions.remove(each.name());
            } else {
                revisions.computeIfAbsent(each.name(), key -> new ArrayList<>()).add(each);
            }
        }
    }

    /** Names of the calendars, sorted; without those that were removed. */
    public List<String> names() {
        return List.copyOf(revisions.keySet());
    }

    public boolean has(String name) {
        return revisions.containsKey(name);
    }

    /** The versions of a calendar since it was created, oldest first; none if there is no such calendar. */
    public List<CalendarRevision> versions(String name) {
        return List.copyOf(revisions.getOrDefault(name, List.of()));
    }

    /** The version that was saved last. */
    Optional<CalendarRevision> newest(String name) {
        var versions = versions(name);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /** The version that applies to a week: the newest that has begun by then, or else the first. */
    Optional<CalendarRevision> in(String name, Period week) {
        CalendarRevision current = null;
        for (var each : versions(name)) {
            if (current == null || each.from() == null || each.from().compareTo(week) <= 0) {
                current = each;
            }
        }
        return Optional.ofNullable(current);
    }

    /** All versions that apply from a week on; null for all history. */
    List<CalendarRevision> from(String name, @Nullable Period week) {
        var versions = versions(name);
        if (week == null) {
            return versions;
        }
        var all = new ArrayList<CalendarRevision>();
        in(name, week).ifPresent(all::add);
        for (var each : versions) {
            if (each.from() != null && each.from().compareTo(week) > 0) {
                in(name, each.from()).ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    /** The opening hours of a calendar in a week; empty if there is no such calendar. */
    public Optional<OpeningHours> hours(String name, Period week) {
        return in(name, week).map(hours);
    }
}
