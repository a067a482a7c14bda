package org.kept.chart.geometry;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * A linear scale from values to coordinates on one axis; coordinates are rounded to one decimal.
 *
 * @param low the value at coordinate {@code atLow}
 * @param high the value at coordinate {@code atHigh}; above {@code low}
 */
public record AxisScale(double low, double high, double atLow, double atHigh) {

    private static final double[] ROUND_STEPS = {1, 2, 2.5, 5, 10};
    private static final double[] ROUND_SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400
    };

    /** A vertical scale over all values with 4% padding. Equal values are centred; without values it is 0 to 1. */
    public static AxisScale covering(DoubleStream values, double bottom, double top) {
        var all = values.summaryStatistics();
        if (all.getCount() == 0) {
            return new AxisScale(0, 1, bottom, top);
        }
        var spread = all.getMax() - all.getMin();
        var padding = spread > 0 ? spread * 0.04 : Math.max(Math.abs(all.getMax()) * 0.1, 1e-3);
        return new AxisScale(all.getMin() - padding, all.getMax() + padding, bottom, top);
    }

    /** The same scale with its values clamped to a range. */
    public AxisScale clampedTo(double least, double most) {
        return new AxisScale(Math.max(low, least), Math.min(high, most), atLow, atHigh);
    }

    public double at(double value) {
        return roundToTenth(atLow + (value - low) / (high - low) * (atHigh - atLow));
    }

    /** The smallest round step that divides the scale into at most {@code most} intervals. */
    public double step(String unit, int most) {
        var least = (high - low) / most;
        if (unit.equals("seconds")) {
            return DoubleStream.of(ROUND_SECONDS)
                    .filter(step -> step >= least)
                    .findFirst()
                    .orElse(86400);
        }
        var size = unit.equals("fraction") ? 0.01 : 1;
        var power = Math.pow(10, Math.floor(Math.log10(least / size))) * size;
        return DoubleStream.of(ROUND_STEPS)
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

    public static double roundToTenth(double coordinate) {
        return Math.round(coordinate * 10) / 10.0;
    }
}
