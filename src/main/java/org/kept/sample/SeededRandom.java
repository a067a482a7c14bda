package org.kept.sample;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Dice that fall the same way every time: on every machine, for the same seed. */
final class SeededRandom {

    private final SplittableRandom random;

    SeededRandom(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From 0, included, to 1, excluded. */
    double fraction() {
        return random.nextDouble();
    }

    boolean happens(double probability) {
        return fraction() < probability;
    }

    /** A whole number from the first to the last, both included. */
    int between(int first, int last) {
        return first + (int) (fraction() * (last - first + 1));
    }

    /** A waiting time with that mean, in its unit. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - fraction());
    }

    /** How often something happened that happens so often on average. */
    int count(double mean) {
        int count = 0;
        for (double passed = exponential(1); passed < mean; passed += exponential(1)) {
            count++;
        }
        return count;
    }

    /** One of the list, each as likely as the others. */
    <T> T oneOf(List<T> all) {
        return all.get(between(0, all.size() - 1));
    }

    /** One of the keys, each as likely as its share; the shares add up to 1. */
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
     * What can come up, and how likely each is.
     *
     * @param inOrder a list, for a map of the JDK has an order of its own in every run
     */
    record WeightedChoice<T>(List<Map.Entry<T, Double>> inOrder) {

        static <T> WeightedChoice<T> of(T first, double share, T second, double other, T third) {
            return new WeightedChoice<>(
                    List.of(Map.entry(first, share), Map.entry(second, other), Map.entry(third, 1 - share - other)));
        }
    }
}
