package org.kept.kpi;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sums of one period, team and channel, whatever their extent: tallies add up, rates do not.
 *
 * @param sums by input; an input that is not there counts nothing
 * @param waits how many answered contacts waited how long, by bin of the waiting-time sketch
 */
public record Tally(Map<Input, Sums> sums, SortedMap<Integer, Long> waits) {

    public static final Tally EMPTY = new Tally(Map.of());

    public Tally {
        sums = Map.copyOf(sums);
        waits = Collections.unmodifiableSortedMap(new TreeMap<>(waits));
    }

    public Tally(Map<Input, Sums> sums) {
        this(sums, Collections.emptySortedMap());
    }

    public Sums of(Input input) {
        return sums.getOrDefault(input, Sums.ZERO);
    }

    public double count(Input input) {
        return of(input).count();
    }

    public Tally plus(Tally other) {
        var all = new HashMap<>(sums);
        other.sums.forEach((input, added) -> all.merge(input, added, Sums::plus));
        var bins = new TreeMap<>(waits);
        other.waits.forEach((bin, added) -> bins.merge(bin, added, Long::sum));
        return new Tally(all, bins);
    }
}
