package org.kept.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How forecasts fared that could have been made at the time: how often the next point lay in the range that was foretold for it.
 *
 * @param forecasts how many were made
 * @param covered how many were right
 */
public record Backtest(int forecasts, int covered) {

    /** Nothing forecast yet; the neutral element of {@link #plus}. */
    public static final Backtest NONE = new Backtest(0, 0);

    /** Forecasts every point from those before it alone, as the phases then stood. */
    public static Backtest of(double[] values, int[] phaseStarts) {
        var answer = NONE;
        for (int i = 1; i < values.length; i++) {
            answer = answer.plus(one(values, phaseStarts, i));
        }
        return answer;
    }

    /** A point that begins a phase is not foretold by the phase before it. */
    private static Backtest one(double[] values, int[] phaseStarts, int next) {
        boolean begins = Arrays.stream(phaseStarts).anyMatch(start -> start == next);
        int[] known = Arrays.stream(phaseStarts).filter(start -> start < next).toArray();
        var forecast = Forecast.of(Arrays.copyOf(values, next), known);
        if (forecast == null || begins || Double.isNaN(values[next])) {
            return NONE;
        }
        boolean within = forecast.low() <= values[next] && values[next] <= forecast.high();
        return new Backtest(1, within ? 1 : 0);
    }

    /** Both together. */
    public Backtest plus(Backtest other) {
        return new Backtest(forecasts + other.forecasts, covered + other.covered);
    }

    /** The share of forecasts that were right, to be held against 0.95; nothing where none was made. */
    public @Nullable Double coverage() {
        return forecasts == 0 ? null : (double) covered / forecasts;
    }
}
