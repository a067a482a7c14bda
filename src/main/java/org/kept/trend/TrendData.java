package org.kept.trend;

import java.util.List;
import java.util.Optional;
import org.kept.calendar.Period;
import org.kept.mission.MissionHistory;
import org.kept.rollup.KpiReader;
import org.kept.view.ChartNote;
import org.kept.view.KpiViewRequest;

/**
 * What a trend page is made of.
 *
 * @param extent the periods between which the KPI has data, for the whole company
 * @param looksBack whether the last period shown is that of the last data, and long ago
 * @param trend empty where the KPI never had data
 * @param week the week whose mission and settings the page tells
 */
record TrendData(
        KpiViewRequest request,
        Optional<KpiReader.DataExtent> extent,
        boolean looksBack,
        Optional<Trend> trend,
        Period week,
        MissionHistory missions,
        List<ChartNote> happenings) {

    /** The trend, where it has anything to draw. */
    Optional<Trend> drawable() {
        return trend.filter(each -> each.points().stream().anyMatch(point -> point.value() != null));
    }
}
