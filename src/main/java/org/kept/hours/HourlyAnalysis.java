package org.kept.hours;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
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
 * @param complete whether the last of them is over
 * @param set how the KPI is set in the last week
 * @param newSettings whether it was set otherwise in earlier weeks
 * @param target what its hours are held against; null where nothing was promised
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
        HoursJudgement judgement) {

    Period from() {
        return weeks.get(0);
    }

    Period to() {
        return weeks.get(weeks.size() - 1);
    }

    boolean isEmpty() {
        return !read.all().isPresent();
    }

    /** The target, where one is held against. */
    Optional<Target> promise() {
        return judge.benchmark() instanceof Benchmark.Promise promise
                ? Optional.of(promise.target())
                : Optional.empty();
    }
}
