package org.kept.mission;

import java.util.Optional;
import org.kept.calendar.Period;

/**
 * A target with the weeks in which it judges a KPI.
 *
 * @param clause the code of its clause
 * @param from the first week
 * @param last the last week; empty while it still applies
 */
public record EffectiveTarget(String clause, Target target, Period from, Optional<Period> last) {

    public boolean countsIn(Period week) {
        return from.compareTo(week) <= 0
                && last.map(end -> week.compareTo(end) <= 0).orElse(true);
    }
}
