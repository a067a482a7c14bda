package org.kept.rollup.tally;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.exclusion.ExcludedTime;
import org.kept.kpi.Input;
import org.kept.kpi.Tally;
import org.kept.rollup.model.SliceKey;

/** The sums of one slice that readings are made of; a period without data has no entry. */
public interface CountedSums {

    /** No sums at all. */
    CountedSums NONE = new CountedSums() {
        @Override
        public Map<Period, Tally> whole(Set<Input> inputs, Period from, Period to) {
            return Map.of();
        }

        @Override
        public Map<Period, Map<SliceKey, Tally>> cells(Set<Input> inputs, Period from, Period to) {
            return Map.of();
        }

        @Override
        public Map<Period, Tally> excludedWhole(Set<Input> inputs, Grain grain, ExcludedTime excluded) {
            return Map.of();
        }

        @Override
        public Map<Period, Map<SliceKey, Tally>> excludedCells(Set<Input> inputs, Grain grain, ExcludedTime excluded) {
            return Map.of();
        }
    };

    /** Sums of the periods from the first to the last, both inclusive; with distinct customers. */
    Map<Period, Tally> whole(Set<Input> inputs, Period from, Period to);

    /** The same by team and channel; without distinct customers, who do not add up. */
    Map<Period, Map<SliceKey, Tally>> cells(Set<Input> inputs, Period from, Period to);

    /** The part of these sums that lies in excluded hours; without distinct customers, who have no hours. */
    Map<Period, Tally> excludedWhole(Set<Input> inputs, Grain grain, ExcludedTime excluded);

    /** The same by team and channel. */
    Map<Period, Map<SliceKey, Tally>> excludedCells(Set<Input> inputs, Grain grain, ExcludedTime excluded);

    /** A copy that caches each sum when it is first read, so that later reads do not see what is stored meanwhile. */
    default CountedSums cached() {
        var sums = this;
        var whole = new HashMap<List<Object>, Map<Period, Tally>>();
        var cells = new HashMap<List<Object>, Map<Period, Map<SliceKey, Tally>>>();
        var excludedWhole = new HashMap<List<Object>, Map<Period, Tally>>();
        var excludedCells = new HashMap<List<Object>, Map<Period, Map<SliceKey, Tally>>>();
        return new CountedSums() {
            @Override
            public Map<Period, Tally> whole(Set<Input> inputs, Period from, Period to) {
                return whole.computeIfAbsent(key(inputs, from, to), key -> sums.whole(inputs, from, to));
            }

            @Override
            public Map<Period, Map<SliceKey, Tally>> cells(Set<Input> inputs, Period from, Period to) {
                return cells.computeIfAbsent(key(inputs, from, to), key -> sums.cells(inputs, from, to));
            }

            @Override
            public Map<Period, Tally> excludedWhole(Set<Input> inputs, Grain grain, ExcludedTime excluded) {
                return excludedWhole.computeIfAbsent(
                        key(inputs, grain, excluded.spans()), key -> sums.excludedWhole(inputs, grain, excluded));
            }

            @Override
            public Map<Period, Map<SliceKey, Tally>> excludedCells(
                    Set<Input> inputs, Grain grain, ExcludedTime excluded) {
                return excludedCells.computeIfAbsent(
                        key(inputs, grain, excluded.spans()), key -> sums.excludedCells(inputs, grain, excluded));
            }
        };
    }

    private static List<Object> key(Set<Input> inputs, Object one, Object other) {
        return List.of(Set.copyOf(inputs), one, other);
    }
}
