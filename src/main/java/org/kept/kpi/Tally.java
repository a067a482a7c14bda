package org.kept.kpi;

import java.util.HashMap;
import java.util.Map;

/**
 * Sums of any period and slice: tallies add up, rates do not.
 *
 * @param sums by input; a missing input counts as 0
 */
public record Tally(Map<Input, InputSums> sums) {

    public static final Tally EMPTY = new Tally(Map.of());

    public Tally {
        sums = Map.copyOf(sums);
    }

    public InputSums of(Input input) {
        return sums.getOrDefault(input, InputSums.ZERO);
    }

    public double count(Input input) {
        return of(input).count();
    }

    public Tally plus(Tally other) {
        var all = new HashMap<>(sums);
        other.sums.forEach((input, added) -> all.merge(input, added, InputSums::plus));
        return new Tally(all);
    }

    /** These sums without those of a part of them. */
    public Tally minus(Tally part) {
        var left = new HashMap<>(sums);
        part.sums.forEach((input, removed) -> left.put(input, of(input).minus(removed)));
        return new Tally(left);
    }
}
