package org.kept.chart.geometry;

import java.util.ArrayDeque;
import java.util.Arrays;

/** Spreads positions on a line, moving each as little as possible. */
public final class LabelSpacing {

    private LabelSpacing() {}

    /** Positions that touch and move as one: their number and preferred centre. */
    private record LabelCluster(int size, double middle) {

        double first(double apart) {
            return middle - (size - 1) * apart / 2;
        }

        double last(double apart) {
            return middle + (size - 1) * apart / 2;
        }

        LabelCluster with(LabelCluster next) {
            return new LabelCluster(size + next.size, (middle * size + next.middle * next.size) / (size + next.size));
        }

        LabelCluster within(double low, double high, double apart) {
            var half = (size - 1) * apart / 2;
            return new LabelCluster(size, Math.max(low + half, Math.min(high - half, middle)));
        }
    }

    /**
     * The positions in the same order, at least {@code apart} from each other and within the bounds if there is room.
     *
     * @param places in ascending order
     */
    public static double[] spread(double[] places, double apart, double low, double high) {
        var clusters = new ArrayDeque<LabelCluster>();
        for (var place : places) {
            var next = new LabelCluster(1, place).within(low, high, apart);
            while (!clusters.isEmpty() && clusters.getLast().last(apart) + apart > next.first(apart)) {
                next = clusters.removeLast().with(next).within(low, high, apart);
            }
            clusters.addLast(next);
        }
        return clusters.stream()
                .flatMapToDouble(cluster ->
                        Arrays.stream(offsets(cluster.size, apart)).map(offset -> cluster.first(apart) + offset))
                .toArray();
    }

    private static double[] offsets(int size, double apart) {
        var offsets = new double[size];
        Arrays.setAll(offsets, i -> i * apart);
        return offsets;
    }
}
