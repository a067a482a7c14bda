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

    /**
     * Sums of one input.
     *
     * @param count number of occurrences
     * @param total sum of their values, in the input's unit (seconds, points); 0 if they have none
     * @param squares sum of the squares of the values
     */
    public record InputSums(double count, double total, double squares) {

        public static final InputSums ZERO = new InputSums(0, 0, 0);

        /** Stored totals are thousandths, stored squares are hundredths, or millionths for custom KPIs. */
        private static final double THOUSANDTHS = 1000;

        private static final double HUNDREDTHS = 100;
        private static final double MILLIONTHS = 1_000_000;

        /** The greatest whole number that a double has exactly. */
        private static final double GREATEST_WHOLE = 1L << 53;

        /** The sum. The order in which sums are added does not matter. */
        public InputSums plus(InputSums other) {
            return new InputSums(
                    count + other.count,
                    toUnit(total + other.total, THOUSANDTHS),
                    toSquareUnit(squares + other.squares));
        }

        private static double toSquareUnit(double sum) {
            return toUnit(sum, Math.abs(sum) * MILLIONTHS < GREATEST_WHOLE ? MILLIONTHS : HUNDREDTHS);
        }

        /**
         * These sums less those of a part of them, without rounding errors. A total can remain without a count, because
         * contacts whose closed time is subtracted are counted under another input.
         */
        public InputSums minus(InputSums part) {
            var left = plus(new InputSums(-part.count, -part.total, -part.squares));
            return left.count == 0 && left.total == 0 ? ZERO : left;
        }

        /** The nearest multiple of a stored unit: the sum without the rounding errors of its addends. */
        private static double toUnit(double sum, double unitsPerOne) {
            return Math.abs(sum) * unitsPerOne < GREATEST_WHOLE ? Math.round(sum * unitsPerOne) / unitsPerOne : sum;
        }
    }
}
