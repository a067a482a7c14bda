package org.kept.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A backtest of forecasts: how often the next point was inside the range forecast from the points before it.
 *
 * @param forecasts the number of forecasts
 * @param covered the number of forecasts whose range contained the next point
 */
public record Backtest(int forecasts, int covered) {

    /** No forecasts; the neutral element of {@link #plus}. */
    public static final Backtest NONE = new Backtest(0, 0);

    /** Forecasts every point from earlier points only, with the phases known at that time. */
    public static Backtest of(double[] values, int[] phaseStarts) {
        var result = NONE;
        for (int i = 1; i < values.length; i++) {
            result = result.plus(forecastNext(values, phaseStarts, i));
        }
        return result;
    }

    /** The forecast of one point. A point that starts a phase is not forecast from the phase before it. */
    private static Backtest forecastNext(double[] values, int[] phaseStarts, int next) {
        boolean begins = Arrays.stream(phaseStarts).anyMatch(start -> start == next);
        int[] known = Arrays.stream(phaseStarts).filter(start -> start < next).toArray();
        var forecast = Forecast.of(Arrays.copyOf(values, next), known);
        if (forecast == null || begins || Double.isNaN(values[next])) {
            return NONE;
        }
        boolean within = forecast.low() <= values[next] && values[next] <= forecast.high();
        return new Backtest(1, within ? 1 : 0);
    }

    public Backtest plus(Backtest other) {
        return new Backtest(forecasts + other.forecasts, covered + other.covered);
    }

    /** The share of forecasts that were right, to compare with 0.95; null without forecasts. */
    public @Nullable Double coverage() {
        return forecasts == 0 ? null : (double) covered / forecasts;
    }
}
