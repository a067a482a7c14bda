package org.kept.stats;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What the next point of a series is likely to be, if things go on as they are.
 *
 * <p>Simple exponential smoothing with a fixed weight of 0.3 over the last phase (Brown 1956), gaps taken out; the range is 95 % by
 * a t distribution around it, as wide as the method's own one-step errors in that phase were. It knows no seasons and no plans.
 *
 * @param expected the middle of the range, in the unit of the series
 * @param low the lower end of the 95 % range
 * @param high its upper end
 * @param spread the root mean square of the one-step errors
 * @param points how many points it rests on
 * @param method how it was computed, in words
 */
public record Forecast(double expected, double low, double high, double spread, int points, String method) {

    /** With fewer measured points than this in the last phase there is no forecast. */
    public static final int FEWEST = 12;

    private static final double WEIGHT = 0.3;
    private static final double ALPHA = 0.05;

    /**
     * The forecast of the point after the last.
     *
     * @param values NaN is a gap
     * @param phaseStarts as for {@link ControlChart#xmr}
     * @return nothing when the last phase has fewer than twelve measured points
     */
    public static @Nullable Forecast of(double[] values, int[] phaseStarts) {
        List<ChartPhase> phases = ChartPhase.split(values, phaseStarts);
        return phases.isEmpty() ? null : of(phases.get(phases.size() - 1).pick(values));
    }

    private static @Nullable Forecast of(double[] measured) {
        if (measured.length < FEWEST) {
            return null;
        }
        double level = measured[0];
        double squares = 0;
        for (int k = 1; k < measured.length; k++) {
            double error = measured[k] - level;
            squares += error * error;
            level += WEIGHT * error;
        }
        int errors = measured.length - 1;
        double spread = Math.sqrt(squares / errors);
        double reach = spread * TDistribution.of(errors).inverseSurvivalProbability(ALPHA / 2);
        return new Forecast(
                level,
                level - reach,
                level + reach,
                spread,
                measured.length,
                "exponential smoothing with weight 0.3, 95 % prediction interval");
    }

    /** This forecast with its range cut to what the number can be, such as 0…1 for a share; the chances do not change. */
    public Forecast within(double lowest, double highest) {
        return new Forecast(
                expected,
                Math.min(highest, Math.max(lowest, low)),
                Math.min(highest, Math.max(lowest, high)),
                spread,
                points,
                method);
    }

    /**
     * The chance, 0…1, that the next point misses the target; a point on the target reaches it.
     *
     * @param direction the side on which the target is reached, never {@link Better#NEITHER}
     */
    public double chanceOfMissing(double target, Better direction) {
        return switch (direction) {
            case HIGHER -> chanceBelow(target);
            case LOWER -> chanceAbove(target);
            case NEITHER -> throw new IllegalArgumentException("A target is reached from one side");
        };
    }

    /** The chance, 0…1, that the next point lies outside that range. */
    public double chanceOfMissing(double atLeast, double atMost) {
        return Math.min(1, chanceBelow(atLeast) + chanceAbove(atMost));
    }

    private double chanceBelow(double value) {
        if (spread == 0) {
            return expected < value ? 1 : 0;
        }
        return TDistribution.of(points - 1.0).cumulativeProbability((value - expected) / spread);
    }

    private double chanceAbove(double value) {
        if (spread == 0) {
            return expected > value ? 1 : 0;
        }
        return TDistribution.of(points - 1.0).survivalProbability((value - expected) / spread);
    }
}
