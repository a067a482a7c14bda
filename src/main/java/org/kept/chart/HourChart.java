package org.kept.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.geometry.SvgPaths;

/**
 * A KPI by hour as coordinates: what the tag {@code hourchart} writes as SVG.
 *
 * @param base the zero lines of the bars
 * @param lines the reference lines
 */
public record HourChart(
        double width,
        double height,
        List<HourLine> base,
        List<HourBar> bars,
        List<HourLine> lines,
        List<HourText> texts) {

    public record HourLine(double x1, double y1, double x2, double y2) {}

    public record HourBox(double x, double y, double width, double height) {

        /** The outline; shorter than a rectangle with four attributes. */
        public String path() {
            return SvgPaths.box(x, y, width, height);
        }
    }

    public record HourMark(double x, double y) {}

    /**
     * One hour.
     *
     * @param place the full cell, so that pointing anywhere in it selects the hour
     * @param bar null if there is no value
     * @param mark the position of its mark; null if it does not stand out
     */
    public record HourBar(
            HourBox place, @Nullable HourBox bar, @Nullable HourMark mark, String fare, String words) {

        /** The outline of the mark; one shape per meaning, so that colour is never the only signal. */
        public String shape() {
            return fare.equals("clearly-missed") ? "M0-4.6L4.6 0 0 4.6-4.6 0Z" : "M-3.4-3.4H3.4V3.4H-3.4Z";
        }
    }

    /** Text; {@code anchor} as in SVG, {@code kind} is {@code name}, {@code value}, {@code held} or a verdict code. */
    public record HourText(double x, double y, String anchor, String kind, String text) {}

    /** For wide screens: one row per day, hours across. */
    public static HourChart wide(HourGrid grid) {
        return new WideHourLayout(grid).wide();
    }

    /** For phones: one row per hour, days across. */
    public static HourChart narrow(HourGrid grid) {
        return new NarrowHourLayout(grid).chart();
    }
}
