package org.kept.signal;

import org.kept.calendar.Period;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;
import org.kept.ui.StatusLabels;

/**
 * A run of points on which one rule fired.
 *
 * @param from its first period
 * @param to its last period; the same for a single point
 * @param mark what its direction means for the KPI
 * @param words what the rule found, with the numbers
 */
public record SignalRun(Signal signal, Period from, Period to, VariationType mark, String words) {

    /** The rule and what it found: {@code Shift: 9 weeks in a row below the average of 85.0%.} */
    public String sentence() {
        return StatusLabels.rule(signal.code()) + ": " + words + ".";
    }
}
