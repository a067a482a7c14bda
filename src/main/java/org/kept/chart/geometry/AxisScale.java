package org.kept.chart.geometry;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Values to coordinates on one axis; coordinates are rounded to a tenth.
 *
 * @param low the value at the coordinate {@code atLow}
 * @param high the value at the coordinate {@code atHigh}, greater than low
 */
public record AxisScale(double low, double high, double atLow, double atHigh) {

    private static final double[] NICE = {1, 2, 2.5, 5, 10};
    private static final double[] NICE_SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400};

    /** A vertical scale that holds all the values, with a little air; values that are all the same lie in its middle. */
    public static AxisScale holding(DoubleStream values, double bottom, double top) {
        var all = values.summaryStatistics();
        if (all.getCount() == 0) {
            return new AxisScale(0, 1, bottom, top);
        }
        var spread = all.getMax() - all.getMin();
        var air = spread > 0 ? spread * 0.04 : Math.max(Math.abs(all.getMax()) * 0.1, 1e-3);
        return new AxisScale(all.getMin() - air, all.getMax() + air, bottom, top);
    }

    /** The same scale, its values not below one bound nor above the other. */
    public AxisScale within(double least, double most) {
        return new AxisScale(Math.max(low, least), Math.min(high, most), atLow, atHigh);
    }

    public double at(double value) {
        return tenth(atLow + (value - low) / (high - low) * (atHigh - atLow));
    }

    /** The distance of round values, so that at most so many of them lie on the scale. */
    public double step(String unit, int most) {
        var least = (high - low) / most;
        if (unit.equals("seconds")) {
            return DoubleStream.of(NICE_SECONDS)
                    .filter(step -> step >= least)
                    .findFirst()
                    .orElse(86400);
        }
        var size = unit.equals("fraction") ? 0.01 : 1;
        var power = Math.pow(10, Math.floor(Math.log10(least / size))) * size;
        return DoubleStream.of(NICE)
                .map(step -> step * power)
                .filter(step -> step >= least * 0.9999)
                .findFirst()
                .orElse(power * 10);
    }

    /** The multiples of the step on the scale. */
    public List<Double> ticks(double step) {
        var first = (long) Math.ceil(low / step - 1e-9);
        var last = (long) Math.floor(high / step + 1e-9);
        return LongStream.rangeClosed(first, last).mapToObj(each -> each * step).toList();
    }

    public static double tenth(double coordinate) {
        return Math.round(coordinate * 10) / 10.0;
    }
}
