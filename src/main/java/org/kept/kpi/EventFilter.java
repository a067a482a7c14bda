package org.kept.kpi;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Filter on events: all of a type, or those whose data meet the conditions.
 *
 * @param where conditions by member; all must be met
 */
public record EventFilter(EventType type, SortedMap<String, Condition> where) {

    private static final String WAIT = "waitSeconds";
    private static final Condition PRESENT = new Condition.Exists(true);

    public EventFilter {
        where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
    }

    /** All events of a type. */
    public static EventFilter all(EventType type) {
        return new EventFilter(type, new TreeMap<>());
    }

    /** Whether an event of that type with that data passes. */
    public boolean matches(EventType other, EventData data) {
        return type.equals(other)
                && where.entrySet().stream().allMatch(each -> each.getValue().holds(data.member(each.getKey())));
    }

    /** Whether every event that passes also passes the other filter, judged by the conditions alone. */
    public boolean isPartOf(EventFilter other) {
        return type.equals(other.type)
                && other.where.entrySet().stream().allMatch(each -> requires(each.getKey(), each.getValue()));
    }

    /** The same filter, for events that also have the member. */
    EventFilter having(String member) {
        if (where.containsKey(member)) {
            return this;
        }
        var conditions = new TreeMap<>(where);
        conditions.put(member, PRESENT);
        return new EventFilter(type, conditions);
    }

    private boolean requires(String member, Condition condition) {
        var own = where.get(member);
        return own != null && (own.equals(condition) || (condition.equals(PRESENT) && !own.holds(null)));
    }

    /**
     * The occasions on which an event that passes can break a promise. A contact whose wait is unknown can neither keep
     * nor break a promise about waiting.
     */
    EventFilter occasions() {
        var conditions = new TreeMap<String, Condition>();
        if (type.equals(EventType.CONTACT) && requires(WAIT, PRESENT)) {
            conditions.put(WAIT, PRESENT);
        }
        return new EventFilter(type.occasion(), conditions);
    }

    /** The same filter with another version of the type's definition. */
    public EventFilter of(EventType defined) {
        return new EventFilter(defined, where);
    }

    /**
     * The inputs of the type that divide its events: each event that passes counts under exactly one of them. Empty if
     * the filter has conditions.
     */
    Set<Input> inputs() {
        return where.isEmpty() ? type.exclusiveInputs().collect(Collectors.toUnmodifiableSet()) : Set.of();
    }

    /** The filter in words, in the plural: {@code contacts that waited over 60 s and with outcome answered}. */
    public String words() {
        var words = new StringBuilder(type.plural());
        var remaining = where.size();
        for (var each : where.entrySet()) {
            if (remaining < where.size()) {
                words.append(remaining == 1 ? " and" : ",");
            }
            words.append(' ').append(each.getValue().words(each.getKey()));
            remaining--;
        }
        return words.toString();
    }
}
