package org.kept.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * One point of a chart as the rules read it.
 *
 * @param index its place in the series
 * @param value NaN for a gap
 * @param signals every rule that fires on it, in order of precedence; none for a gap or where there are no limits
 * @param mark what the first of the signals means, else common cause
 */
public record ChartPoint(int index, double value, List<Signal> signals, VariationType mark) {

    public ChartPoint {
        signals = List.copyOf(signals);
    }

    /** Whether nothing was measured here. */
    public boolean gap() {
        return Double.isNaN(value);
    }

    /** A point that no rule has read. */
    static ChartPoint plain(int index, double value) {
        return new ChartPoint(index, value, List.of(), VariationType.COMMON_CAUSE);
    }

    /** This reading with one more signal; the mark counts only when it is the first. */
    ChartPoint with(Signal signal, VariationType meaning) {
        var more = new ArrayList<>(signals);
        more.add(signal);
        return new ChartPoint(index, value, more, signals.isEmpty() ? meaning : mark);
    }
}
