package org.kept.sample;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Random numbers that are the same for the same seed on every machine. */
final class SeededRandom {

    private final SplittableRandom random;

    SeededRandom(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A number from 0, inclusive, to 1, exclusive. */
    double fraction() {
        return random.nextDouble();
    }

    boolean happens(double probability) {
        return fraction() < probability;
    }

    /** A whole number between both bounds, inclusive. */
    int between(int first, int last) {
        return first + (int) (fraction() * (last - first + 1));
    }

    /** An exponentially distributed number with the given mean. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - fraction());
    }

    /** A Poisson-distributed count with the given mean. */
    int count(double mean) {
        int count = 0;
        for (double passed = exponential(1); passed < mean; passed += exponential(1)) {
            count++;
        }
        return count;
    }

    /** An element of the list, all equally likely. */
    <T> T oneOf(List<T> all) {
        return all.get(between(0, all.size() - 1));
    }

    /** A key, chosen by weight; the weights sum to 1. */
    <T> T oneOf(WeightedChoice<T> shares) {
        double left = fraction();
        for (var each : shares.inOrder()) {
            left -= each.getValue();
            if (left < 0) {
                return each.getKey();
            }
        }
        return shares.inOrder().get(shares.inOrder().size() - 1).getKey();
    }

    /**
     * Choices with their weights.
     *
     * @param inOrder a list, because the JDK's immutable maps change their order between runs
     */
    record WeightedChoice<T>(List<Map.Entry<T, Double>> inOrder) {

        static <T> WeightedChoice<T> of(T first, double share, T second, double other, T third) {
            return new WeightedChoice<>(
                    List.of(Map.entry(first, share), Map.entry(second, other), Map.entry(third, 1 - share - other)));
        }
    }
}
