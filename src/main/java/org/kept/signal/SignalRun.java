package org.kept.signal;

import org.kept.calendar.Period;
import org.kept.stats.Signal;
import org.kept.stats.VariationType;

/**
 * A run of points on which one rule fired.
 *
 * @param from its first period
 * @param to its last period; the same for a single point
 * @param mark what its direction means for the KPI
 * @param words what the rule found, with the numbers
 */
public record SignalRun(Signal signal, Period from, Period to, VariationType mark, String words) {}
