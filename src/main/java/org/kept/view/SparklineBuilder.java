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

/** Builds sparklines of the last weeks of a chart. */
public final class SparklineBuilder {

    /** The number of weeks shown. */
    public static final int WEEKS = 26;

    private SparklineBuilder() {}

    /**
     * The sparkline of these points, oldest first.
     *
     * @param points the last weeks; with fewer than {@link #WEEKS} the line begins later
     * @param limits the limits at the last of them
     * @param variationType the variation at the last of them
     * @param height in units of its width, which is 164
     */
    public static Sparkline build(
            Kpi kpi,
            List<KpiChart.KpiChartPoint> points,
            @Nullable Limits limits,
            @Nullable Target target,
            @Nullable VariationType variationType,
            double height) {
        var values = new ArrayList<@Nullable Double>();
        for (var i = points.size(); i < WEEKS; i++) {
            values.add(null);
        }
        points.subList(Math.max(0, points.size() - WEEKS), points.size()).forEach(point -> values.add(point.value()));
        var unit = kpi.display();
        return Sparkline.of(
                unit,
                values,
                limits == null ? null : (Double) UnitRange.clamp(unit, limits.lower()),
                limits == null ? null : (Double) UnitRange.clamp(unit, limits.upper()),
                target == null ? null : bound(target.low()),
                target == null ? null : bound(target.high()),
                (variationType == null ? VariationType.COMMON_CAUSE : variationType).code(),
                height);
    }

    /** The same in a line of a table. */
    public static Sparkline build(
            Kpi kpi,
            List<KpiChart.KpiChartPoint> points,
            @Nullable Limits limits,
            @Nullable Target target,
            @Nullable VariationType variationType) {
        return build(kpi, points, limits, target, variationType, Sparkline.IN_LINE);
    }

    private static @Nullable Double bound(double bound) {
        return Double.isFinite(bound) ? bound : null;
    }
}
