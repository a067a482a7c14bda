package org.kept.kpi;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which occurrences are counted: all of a kind, or those whose data are as the conditions say.
 *
 * @param where a condition for each member that is asked about; all must hold
 */
public record Counted(Occurrence type, SortedMap<String, Condition> where) {

    /** The data of one event. */
    @FunctionalInterface
    public interface Data {

        /** A text, a {@link java.math.BigDecimal}, a {@link Boolean}, anything else that is there, or null. */
        @Nullable
        Object member(String name);
    }

    public Counted {
        where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
    }

    /** All of a kind. */
    public static Counted all(Occurrence type) {
        return new Counted(type, new TreeMap<>());
    }

    /** Whether an event of that kind with those data is one of them. */
    public boolean matches(Occurrence kind, Data data) {
        return kind == type
                && where.entrySet().stream().allMatch(each -> each.getValue().holds(data.member(each.getKey())));
    }

    /** Whether each of these is one of those too, for what the conditions say alone. */
    public boolean isPartOf(Counted other) {
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
