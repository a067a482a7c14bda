package org.kept.ui;

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
        List<Tick> values,
        List<Tick> sizes,
        String band,
        List<Line> limits,
        List<Rule> rules,
        List<TrendChart.Label> labels,
        List<Spot> spots) {

    /** A mark on an axis. */
    public record Tick(double at, String text) {}

    /** A line as the text of a path. */
    public record Line(String kind, String path) {}

    /** A level line: {@code average} or {@code target}. */
    public record Rule(String kind, double y) {}

    /** A name at its spot. */
    public record Name(double x, double y, String anchor, String name, String word) {}

    /**
     * A team.
     *
     * @param shape its outline, one a mark, so that colour is never alone
     * @param far whether it is filled
     * @param label null where there was no room; the table below has all of them
     */
    public record Spot(
            double x,
            double y,
            String mark,
            String shape,
            boolean far,
            String words,
            @Nullable String href,
            @Nullable Name label) {}

    /** For a page beside which nothing stands. */
    public static FunnelChart wide(FunnelSeries series) {
        return new FunnelDrawing(FunnelDrawing.WIDE, series).chart();
    }

    /** For a phone. */
    public static FunnelChart narrow(FunnelSeries series) {
        return new FunnelDrawing(FunnelDrawing.NARROW, series).chart();
    }
}
