package org.kept.hours;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.exclusion.ExcludedReading;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Target;
import org.kept.signal.Benchmark;
import org.kept.signal.Verdict;

/**
 * A KPI by which a promise of all hours was judged in a week, hour by hour.
 *
 * @param settings the KPI's settings in the week
 * @param target the target that each hour is judged by
 * @param judgement the 24 hours of the day, all days of the week together
 * @param excluded the effect of exclusions on all hours together; null if none touches the week
 */
public record HourPromise(
        Kpi kpi,
        FormulaSettings settings,
        Target target,
        HoursJudgement judgement,
        @Nullable ExcludedReading excluded) {

    /** Whether any hour could be judged; none can while the week is in progress. */
    public boolean isJudged() {
        return judgement.judged() > 0;
    }

    /**
     * Whether the promise was missed: at least one hour clearly missed the target, or fewer than half of the judged
     * hours met it, which hours on target hardly ever do by chance.
     */
    public boolean isMissed() {
        return isClearlyMissed() || 2 * judgement.kept() < judgement.judged();
    }

    /** Whether at least one hour clearly missed the target. */
    public boolean isClearlyMissed() {
        return !worst().isEmpty();
    }

    /** The verdict on the week. */
    public Verdict verdict() {
        if (judgement.benchmark() instanceof Benchmark.InProgress) {
            return Verdict.IN_PROGRESS;
        }
        if (isJudged()) {
            return isMissed() ? Verdict.MISSED : Verdict.MET;
        }
        return judgement.hours().stream().anyMatch(Reading::isPresent) ? Verdict.TOO_FEW : Verdict.NO_DATA;
    }

    /** The number of hours promised. */
    public int promised() {
        return judgement.hours().size();
    }

    /**
     * Says how many of the promised hours were judged and met the target, and which clearly missed it:
     * {@code 8 of the 24 promised hours were judged; all 8 met the target.}
     */
    public String sentence() {
        if (judgement.benchmark() instanceof Benchmark.InProgress) {
            return "Hours are judged when the week ends.";
        }
        var judged = judgement.judged();
        if (judged == 0) {
            return "None of the " + promised() + " promised hours had enough data to be judged.";
        }
        var coverage = judged == promised()
                ? "All " + judged + " promised hours were judged"
                : judged + " of the " + promised() + " promised hours " + (judged == 1 ? "was" : "were") + " judged";
        var worst = worstInWords();
        return coverage + "; " + met(judged, judgement.kept()) + "."
                + (worst.isEmpty() ? "" : " Clearly " + worst + ".");
    }

    private static String met(int judged, int kept) {
        if (kept == 0) {
            return judged == 1 ? "it missed the target" : "none met the target";
        }
        if (kept == judged) {
            return judged == 1 ? "it met the target" : "all " + kept + " met the target";
        }
        return kept + " met the target";
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
