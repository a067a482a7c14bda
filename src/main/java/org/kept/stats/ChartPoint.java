package org.kept.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * One point of a chart after applying the signal rules.
 *
 * @param index the index in the series
 * @param value NaN for a gap
 * @param signals all rules that fire on it, in order of precedence; empty for a gap or without limits
 * @param mark the meaning of the first signal; common cause without signals
 */
public record ChartPoint(int index, double value, List<Signal> signals, VariationType mark) {

    public ChartPoint {
        signals = List.copyOf(signals);
    }

    /** Whether the point has no value. */
    public boolean isGap() {
        return Double.isNaN(value);
    }

    /** A point without signals. */
    static ChartPoint withoutSignals(int index, double value) {
        return new ChartPoint(index, value, List.of(), VariationType.COMMON_CAUSE);
    }

    /** A copy with one more signal; {@code meaning} becomes the mark only if it is the first. */
    ChartPoint with(Signal signal, VariationType meaning) {
        var extended = new ArrayList<>(signals);
        extended.add(signal);
        return new ChartPoint(index, value, extended, signals.isEmpty() ? meaning : mark);
    }
}
