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
public record PointReading(int index, double value, List<Signal> signals, Mark mark) {

    public PointReading {
        signals = List.copyOf(signals);
    }

    /** Whether nothing was measured here. */
    public boolean gap() {
        return Double.isNaN(value);
    }

    /** A point that no rule has read. */
    static PointReading plain(int index, double value) {
        return new PointReading(index, value, List.of(), Mark.COMMON_CAUSE);
    }

    /** This reading with one more signal; the mark counts only when it is the first. */
    PointReading with(Signal signal, Mark meaning) {
        var more = new ArrayList<>(signals);
        more.add(signal);
        return new PointReading(index, value, more, signals.isEmpty() ? meaning : mark);
    }
}
