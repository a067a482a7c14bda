package org.kept.signal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Kpi;
import org.kept.mission.Target;
import org.kept.stats.Limits;
import org.kept.stats.Mark;
import org.kept.ui.Bounds;
import org.kept.ui.Sparkline;

/** The last weeks of a chart in a line of text. */
public final class Sparks {

    /** How many weeks one shows. */
    public static final int WEEKS = 26;

    private Sparks() {}

    /**
     * The line of those points, the oldest first.
     *
     * @param points the last weeks; where they are fewer than {@link #WEEKS} the line begins later
     * @param limits the limits that hold at the last of them
     * @param mark what the last of them says
     */
    public static Sparkline of(
            Kpi kpi,
            List<KpiChart.Point> points,
            @Nullable Limits limits,
            @Nullable Target target,
            @Nullable Mark mark) {
        var values = new ArrayList<@Nullable Double>();
        for (var i = points.size(); i < WEEKS; i++) {
            values.add(null);
        }
        points.subList(Math.max(0, points.size() - WEEKS), points.size()).forEach(point -> values.add(point.value()));
        var unit = kpi.unit().code();
        return Sparkline.of(
                unit,
                values,
                limits == null ? null : (Double) Bounds.within(unit, limits.lower()),
                limits == null ? null : (Double) Bounds.within(unit, limits.upper()),
                target == null ? null : bound(target.low()),
                target == null ? null : bound(target.high()),
                (mark == null ? Mark.COMMON_CAUSE : mark).code());
    }

    private static @Nullable Double bound(double bound) {
        return Double.isFinite(bound) ? bound : null;
    }
}
