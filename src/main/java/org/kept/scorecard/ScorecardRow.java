package org.kept.scorecard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Measure;
import org.kept.mission.Target;
import org.kept.signal.KpiChart;
import org.kept.signal.Verdict;
import org.kept.stats.Assurance;
import org.kept.stats.Limits;
import org.kept.stats.VariationType;

/**
 * One KPI in the week, as a measure of one clause.
 *
 * @param previous the week before; null where the history does not reach
 * @param target what the week is judged by; null where nothing is
 * @param verdict null while the week is running
 * @param variation signal or noise; null without limits, and while the week is running
 * @param assurance what the process as it stands will do about the target; null without target or limits
 * @param recent the weeks up to this one, the oldest first
 * @param limits the process limits that hold now; null where there are too few weeks
 */
public record ScorecardRow(
        Kpi kpi,
        Measure measure,
        Reading reading,
        @Nullable Reading previous,
        @Nullable Target target,
        @Nullable Verdict verdict,
        @Nullable VariationType variation,
        @Nullable Assurance assurance,
        List<KpiChart.KpiChartPoint> recent,
        @Nullable Limits limits) {

    /** The value, or null where there is none. */
    public @Nullable Double value() {
        return reading.value().isPresent() ? reading.value().getAsDouble() : null;
    }

    /** Whether the complete week missed its target. */
    public boolean isMissed() {
        return verdict != null && verdict.isMissed();
    }

    boolean is(VariationType variationType) {
        return variation == variationType;
    }
}
