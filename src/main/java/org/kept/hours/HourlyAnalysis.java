package org.kept.hours;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.exclusion.ExcludedReading;
import org.kept.kpi.FormulaSettings;
import org.kept.kpi.Kpi;
import org.kept.mission.Target;
import org.kept.rollup.HourlyReadings;
import org.kept.rollup.Slice;
import org.kept.signal.Benchmark;

/**
 * A KPI by the hour over some weeks, judged.
 *
 * @param weeks from the first to the last
 * @param complete whether the last week is complete
 * @param set the KPI's settings in the last week
 * @param newSettings whether earlier weeks had other settings
 * @param target the target for its hours; null if there is none
 * @param excluded the effect of exclusions on all hours together; null if none touches the weeks
 * @param newTarget whether earlier weeks had another target, or none
 */
record HourlyAnalysis(
        Kpi kpi,
        Slice cut,
        List<Period> weeks,
        boolean complete,
        FormulaSettings set,
        boolean newSettings,
        @Nullable Target target,
        boolean newTarget,
        HourlyReadings read,
        HourJudge judge,
        HoursJudgement judgement,
        @Nullable ExcludedReading excluded) {

    Period from() {
        return weeks.get(0);
    }

    Period to() {
        return weeks.get(weeks.size() - 1);
    }

    boolean isEmpty() {
        return !read.all().isPresent();
    }

    /** The target that the hours are judged by; empty if they are not judged by one. */
    Optional<Target> judgedTarget() {
        return judge.benchmark() instanceof Benchmark.Promise promise
                ? Optional.of(promise.target())
                : Optional.empty();
    }
}
