package org.kept.mission;

import java.util.Optional;
import org.kept.calendar.Period;

/**
 * A target over the weeks in which it was the one a KPI was judged by.
 *
 * @param clause the clause it belongs to
 * @param from the first of the weeks
 * @param last the last of them; empty while it still counts
 */
public record EffectiveTarget(String clause, Target target, Period from, Optional<Period> last) {

    public boolean countsIn(Period week) {
        return from.compareTo(week) <= 0
                && last.map(end -> week.compareTo(end) <= 0).orElse(true);
    }
}
