package org.kept.hours;

import java.util.List;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.mission.Target;
import org.kept.signal.Verdict;

/**
 * A KPI by which a promise of all hours was judged in a week, hour by hour.
 *
 * @param settings the KPI's settings in the week
 * @param target the target that each hour is judged by
 * @param judgement the 24 hours of the day, all days of the week together
 */
public record HourPromise(Kpi kpi, FormulaSettings settings, Target target, HoursJudgement judgement) {

    /** Whether any hour could be judged; none can while the week is in progress. */
    public boolean isJudged() {
        return judgement.judged() > 0;
    }

    /** Whether at least one hour clearly missed the target. */
    public boolean isMissed() {
        return !worst().isEmpty();
    }

    /** The ranges of hours that clearly missed it, adjacent hours joined, worst first. */
    public List<HourRange> worst() {
        return judgement.outstanding(Verdict.CLEARLY_MISSED);
    }

    /** These ranges in words; empty if there are none. */
    public String worstInWords() {
        return new HoursNarrative(kpi, judgement).worst();
    }
}
