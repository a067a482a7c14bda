package org.kept.kpi;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which events are counted: all of a type, or those whose data are as the conditions say.
 *
 * @param where a condition for each member that is asked about; all must hold
 */
public record EventFilter(EventType type, SortedMap<String, Condition> where) {

    public EventFilter {
        where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
    }

    /** All of a type. */
    public static EventFilter all(EventType type) {
        return new EventFilter(type, new TreeMap<>());
    }

    /** Whether an event of that type with those data is one of them. */
    public boolean matches(EventType other, EventData data) {
        return other == type
                && where.entrySet().stream().allMatch(each -> each.getValue().holds(data.member(each.getKey())));
    }

    /** Whether each of these is one of those too, for what the conditions say alone. */
    public boolean isPartOf(EventFilter other) {
        return type == other.type && where.entrySet().containsAll(other.where.entrySet());
    }

    /** What it is, in the plural: {@code contacts that waited over 60 s and with outcome answered}. */
    public String words() {
        var words = new StringBuilder(type.plural());
        var left = where.size();
        for (var each : where.entrySet()) {
            if (left < where.size()) {
                words.append(left == 1 ? " and" : ",");
            }
            words.append(' ').append(each.getValue().words(each.getKey()));
            left--;
        }
        return words.toString();
    }
}
