package org.kept.trend;

import java.util.List;
import java.util.Optional;
import org.kept.calendar.Period;
import org.kept.mission.MissionHistory;
import org.kept.rollup.KpiReader;
import org.kept.view.ChartNote;
import org.kept.view.KpiViewRequest;

/**
 * The data of a trend page.
 *
 * @param extent the first and the last period with data, for the whole company
 * @param looksBack whether the page ends with the last data because there has been none for long
 * @param trend empty if the KPI never had data
 * @param week the week whose mission and settings the page shows
 */
record TrendData(
        KpiViewRequest request,
        Optional<KpiReader.DataExtent> extent,
        boolean looksBack,
        Optional<Trend> trend,
        Period week,
        MissionHistory missions,
        List<ChartNote> happenings) {

    /** The trend, if it has anything to draw. */
    Optional<Trend> drawable() {
        return trend.filter(each -> each.points().stream().anyMatch(point -> point.value() != null));
    }
}
