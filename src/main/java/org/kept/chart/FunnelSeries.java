package org.kept.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Teams around what they do together, ready to be drawn; everything in the unit of the KPI.
 *
 * @param all what the line of all of them is called
 * @param center what all of them do together
 * @param deviation how much one observation varies by itself; limits lie multiples of it over the root of the sample from the center
 * @param limits the two multiples, the narrower first, each with its name
 * @param low the target's lower bound; null where it has none
 * @param high its upper bound, likewise
 * @param sample what a team's size is counted in: {@code contacts}
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
        List<FunnelSeriesPoint> spots) {

    /** Limits of so many standard deviations. */
    public record FunnelSeriesLimit(double deviations, String name) {}

    /**
     * A team.
     *
     * @param size its sample, more than 0
     * @param mark the code of its mark; {@code common-cause} for one that does not stand out
     * @param word what is said of one that stands out: {@code worse, beyond 99.8%}; empty for the others
     * @param far whether it lies beyond the wider limits
     * @param words all of it, for whoever points at it
     * @param href where more is told of it; null where nothing is
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

        boolean standsOut() {
            return !word.isEmpty();
        }
    }
}
