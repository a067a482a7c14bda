package org.kept.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.Sparkline;
import org.kept.kpi.Kpi;
import org.kept.mission.Target;
import org.kept.signal.KpiChart;
import org.kept.stats.Limits;
import org.kept.stats.VariationType;
import org.kept.ui.UnitRange;

/** The last weeks of a chart in a line of text. */
public final class SparklineBuilder {

    /** How many weeks one shows. */
    public static final int WEEKS = 26;

    private SparklineBuilder() {}

    /**
     * The line of those points, the oldest first.
     *
     * @param points the last weeks; where they are fewer than {@link #WEEKS} the line begins later
     * @param limits the limits that hold at the last of them
     * @param variationType what the last of them says
     */
    public static Sparkline of(
            Kpi kpi,
            List<KpiChart.KpiChartPoint> points,
            @Nullable Limits limits,
            @Nullable Target target,
            @Nullable VariationType variationType) {
        var values = new ArrayList<@Nullable Double>();
        for (var i = points.size(); i < WEEKS; i++) {
            values.add(null);
        }
        points.subList(Math.max(0, points.size() - WEEKS), points.size()).forEach(point -> values.add(point.value()));
        var unit = kpi.unit().code();
        return Sparkline.of(
                unit,
                values,
                limits == null ? null : (Double) UnitRange.within(unit, limits.lower()),
                limits == null ? null : (Double) UnitRange.within(unit, limits.upper()),
                target == null ? null : bound(target.low()),
                target == null ? null : bound(target.high()),
                (variationType == null ? VariationType.COMMON_CAUSE : variationType).code());
    }

    private static @Nullable Double bound(double bound) {
        return Double.isFinite(bound) ? bound : null;
    }
}
