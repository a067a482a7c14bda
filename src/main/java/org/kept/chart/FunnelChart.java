package org.kept.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel plot as coordinates: what the tag {@code funnel} writes as SVG.
 *
 * @param band the area between the narrower limits
 * @param limits the lines of the limits, {@code kind} {@code near} or {@code far}
 */
public record FunnelChart(
        double width,
        double height,
        double left,
        double right,
        double top,
        double bottom,
        String sample,
        List<FunnelTick> values,
        List<FunnelTick> sizes,
        String band,
        List<FunnelLimitLine> limits,
        List<FunnelReferenceLine> rules,
        List<TrendChart.LineLabel> labels,
        List<FunnelMarker> spots) {

    /** A mark on an axis. */
    public record FunnelTick(double at, String text) {}

    /** A line as the text of a path. */
    public record FunnelLimitLine(String kind, String path) {}

    /** A level line: {@code average} or {@code target}. */
    public record FunnelReferenceLine(String kind, double y) {}

    /** A name at its spot. */
    public record FunnelLabel(double x, double y, String anchor, String name, String word) {}

    /**
     * A team.
     *
     * @param shape its outline, one a mark, so that colour is never alone
     * @param far whether it is filled
     * @param label null where there was no room; the table below has all of them
     */
    public record FunnelMarker(
            double x,
            double y,
            String mark,
            String shape,
            boolean far,
            String words,
            @Nullable String href,
            @Nullable FunnelLabel label) {}

    /** For a page beside which nothing stands. */
    public static FunnelChart wide(FunnelSeries series) {
        return new FunnelLayout(FunnelLayout.WIDE, series).chart();
    }

    /** For a phone. */
    public static FunnelChart narrow(FunnelSeries series) {
        return new FunnelLayout(FunnelLayout.NARROW, series).chart();
    }
}
