package org.kept.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel plot as coordinates: what the tag {@code funnel} writes as SVG.
 *
 * @param band the path of the area between the narrower limits
 * @param limits the limit lines; {@code kind} is {@code near} or {@code far}
 * @param dots the path of teams without a marker; empty if all have one
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
        String dots,
        List<FunnelMarker> spots) {

    /** A tick on an axis. */
    public record FunnelTick(double at, String text) {}

    /** A limit as an SVG path. */
    public record FunnelLimitLine(String kind, String path) {}

    /** A horizontal line; {@code kind} is {@code average} or {@code target}. */
    public record FunnelReferenceLine(String kind, double y) {}

    /** A name beside its marker. */
    public record FunnelLabel(double x, double y, String anchor, String name, String word) {}

    /**
     * A team.
     *
     * @param shape its outline; one shape per mark, so that colour is never the only signal
     * @param far whether it is drawn filled
     * @param label null if there was no room; the table below the chart lists all names
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

    /** For wide screens. */
    public static FunnelChart wide(FunnelSeries series) {
        return new FunnelLayout(FunnelLayout.WIDE, series).chart();
    }

    /** For phones. */
    public static FunnelChart narrow(FunnelSeries series) {
        return new FunnelLayout(FunnelLayout.NARROW, series).chart();
    }
}
