package org.kept.signal;

import org.kept.calendar.Period;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;

/**
 * A stretch of points on which one rule fired.
 *
 * @param from the first period of it
 * @param to the last; the same for a single point
 * @param mark what its direction means for the KPI
 * @param words what the rule saw there, with its numbers
 */
public record SignalRun(Signal signal, Period from, Period to, VariationType mark, String words) {}
