package org.kept.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The data of a funnel plot: teams around their common average, in the unit of the KPI.
 *
 * @param all label of the average line
 * @param center the value of all teams together
 * @param deviation the standard deviation of one observation; a limit is {@code center} ± its multiple of
 *     {@code deviation / √size}
 * @param limits the two multiples, the narrower first
 * @param low lower bound of the target; null for none
 * @param high upper bound of the target; null for none
 * @param sample what a team's size counts: {@code contacts}
 * @param spots teams that have a marker
 * @param others teams that are drawn as dots, so that the drawing has a limit
 */
public record FunnelSeries(
        String unit,
        String all,
        double center,
        double deviation,
        List<FunnelSeriesLimit> limits,
        @Nullable Double low,
        @Nullable Double high,
        String sample,
        List<FunnelSeriesPoint> spots,
        List<FunnelSeriesDot> others) {

    /** Limits at a number of standard deviations. */
    public record FunnelSeriesLimit(double deviations, String name) {}

    /** A team without marker and name; {@code size} is its sample size, above 0. */
    public record FunnelSeriesDot(double size, double value) {}

    /**
     * A team.
     *
     * @param size its sample size, above 0
     * @param mark the code of its mark; {@code common-cause} if it is not an outlier
     * @param word the label of an outlier: {@code worse, beyond 99.8%}; empty for other teams
     * @param far whether it is outside the wider limits
     * @param words the full description, shown on hover
     * @param href a page with more detail; null for none
     */
    public record FunnelSeriesPoint(
            String name,
            double size,
            double value,
            String mark,
            String word,
            boolean far,
            String words,
            @Nullable String href) {

        boolean isOutlier() {
            return !word.isEmpty();
        }
    }

    /** The sample sizes of all teams. */
    DoubleStream sizes() {
        return DoubleStream.concat(
                spots.stream().mapToDouble(FunnelSeriesPoint::size),
                others.stream().mapToDouble(FunnelSeriesDot::size));
    }

    /** The values of all teams. */
    DoubleStream values() {
        return DoubleStream.concat(
                spots.stream().mapToDouble(FunnelSeriesPoint::value),
                others.stream().mapToDouble(FunnelSeriesDot::value));
    }
}
