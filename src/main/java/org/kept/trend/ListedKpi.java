package org.kept.trend;

import org.jspecify.annotations.Nullable;
import org.kept.exclusion.ExcludedReading;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.mission.Clause;
import org.kept.signal.KpiChart;
import org.kept.stats.VariationType;

/**
 * A KPI in the list of all, in the last complete week.
 *
 * @param group its group, such as a family of the catalogue
 * @param name as it was set in that week
 * @param chart its history up to that week
 * @param index the index of the week in the chart; −1 if it has no data
 * @param clause the first clause that it measures; null if there is none
 * @param aside whether it is deliberately not scored
 */
record ListedKpi(
        String group,
        Kpi kpi,
        String name,
        KpiChart chart,
        int index,
        @Nullable Clause clause,
        boolean aside) {

    Reading reading() {
        return index < 0 ? Reading.noData() : chart.points().get(index).read().reading();
    }

    /** The effect of exclusions on the reading; null if none touches it. */
    @Nullable
    ExcludedReading excluded() {
        return index < 0 ? null : chart.points().get(index).read().excluded();
    }

    /** The variation; null without a value or limits. */
    @Nullable
    VariationType variation() {
        return chart.variationAt(index);
    }
}
