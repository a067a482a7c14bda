package org.kept.hours;

import java.util.List;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.mission.Target;
import org.kept.signal.Verdict;

/**
 * One KPI by which a clause that promises all hours was judged in a week, hour by hour.
 *
 * @param settings how the KPI is set for the week
 * @param target what each hour is held against
 * @param judgement the 24 hours of the day, all days of the week together
 */
public record HourPromise(Kpi kpi, FormulaSettings settings, Target target, HoursJudgement judgement) {

    /** Whether any hour could be judged; none can while the week runs. */
    public boolean isJudged() {
        return judgement.judged() > 0;
    }

    /** Whether at least one hour clearly missed it. */
    public boolean isMissed() {
        return !worst().isEmpty();
    }

    /** The hours that clearly missed it, neighbours joined, the worst first. */
    public List<HourRange> worst() {
        return judgement.outstanding(Verdict.CLEARLY_MISSED);
    }

    /** Those hours in words; empty where there is none. */
    public String worstInWords() {
        return new HoursNarrative(kpi, judgement).worst();
    }
}
