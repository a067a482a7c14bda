package org.kept.stats;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A forecast of the next point of a series, if the process does not change.
 *
 * <p>Simple exponential smoothing with a fixed weight of 0.3 over the last phase (Brown 1956), gaps removed. The 95%
 * prediction interval uses a t distribution and the one-step errors of the method in that phase. Seasons and plans are
 * not modelled.
 *
 * @param expected the centre of the range, in the unit of the series
 * @param low the lower end of the 95% range
 * @param high the upper end of the 95% range
 * @param spread the root mean square of the one-step errors
 * @param points the number of points it rests on
 * @param method how it was calculated, in words
 */
public record Forecast(double expected, double low, double high, double spread, int points, String method) {

    /** The minimum number of measured points in the last phase. */
    public static final int FEWEST = 12;

    private static final double WEIGHT = 0.3;
    private static final double ALPHA = 0.05;

    /**
     * The forecast of the point after the last.
     *
     * @param values NaN is a gap
     * @param phaseStarts as for {@link ControlChart#xmr}
     * @return null if the last phase has fewer than 12 measured points
     */
    public static @Nullable Forecast of(double[] values, int[] phaseStarts) {
        List<ChartPhase> phases = ChartPhase.split(values, phaseStarts);
        return phases.isEmpty() ? null : of(phases.get(phases.size() - 1).measured(values));
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
        double halfWidth = spread * TDistribution.of(errors).inverseSurvivalProbability(ALPHA / 2);
        return new Forecast(
                level,
                level - halfWidth,
                level + halfWidth,
                spread,
                measured.length,
                "exponential smoothing with weight 0.3, 95 % prediction interval");
    }

    /** A copy with its range clamped to possible values, such as 0..1 for a share; probabilities do not change. */
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
     * The probability, 0..1, that the next point misses the target; a point on the target meets it.
     *
     * @param direction the side on which the target is met, never {@link Better#NEITHER}
     */
    public double chanceOfMissing(double target, Better direction) {
        return switch (direction) {
            case HIGHER -> chanceBelow(target);
            case LOWER -> chanceAbove(target);
            case NEITHER -> throw new IllegalArgumentException("A target is reached from one side");
        };
    }

    /** The probability, 0..1, that the next point is outside the range. */
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
