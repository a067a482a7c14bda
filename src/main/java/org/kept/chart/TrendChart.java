package org.kept.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.geometry.AxisScale;

/**
 * A trend as coordinates: what the tag {@code trend} writes as SVG.
 *
 * @param left the left edge of the plot, as {@code right}, {@code top} and {@code bottom} are the others
 * @param linked whether the points are links that react to pointer and keyboard
 * @param hatched hatching of the points from which time is excluded, as paths
 * @param path the line through the values, broken at gaps, without the period in progress
 * @param ahead the line to the period in progress
 * @param next the bar over the forecast range; null for none
 */
public record TrendChart(
        double width,
        double height,
        double left,
        double right,
        double top,
        double bottom,
        boolean linked,
        List<TrendTick> values,
        List<TrendTick> dates,
        List<TrendBand> bands,
        List<String> hatched,
        List<TrendLine> rules,
        String path,
        String ahead,
        @Nullable String next,
        List<TrendMarker> dots,
        List<LineLabel> labels,
        List<NoteLabel> remarks) {

    /** A tick on an axis; a strong one starts a year, or is the first Monday of a daily chart. */
    public record TrendTick(double at, String text, boolean strong) {}

    /** The shaded usual range of a phase, in steps if its limits vary by point; trial limits are drawn lighter. */
    public record TrendBand(String path, boolean trial) {}

    /** A line, level or in steps; {@code kind} is {@code limit}, {@code average} or {@code target}. */
    public record TrendLine(String path, String kind) {}

    /**
     * One period.
     *
     * @param y null for a gap
     * @param column the path of its column in the plot, which reacts to the pointer
     * @param mark the code of its mark, or {@code running}
     * @param first whether it gets the keyboard focus first: the newest value
     */
    public record TrendMarker(
            double x,
            @Nullable Double y,
            String column,
            String mark,
            String words,
            @Nullable String href,
            boolean first) {

        /** Whether it is drawn where there is no room for a marker at every point. */
        public boolean standsOut() {
            return y != null && (first || !mark.equals("common-cause"));
        }

        /** The SVG transform that moves the outline to the point; null for a gap. */
        public @Nullable String place() {
            return y == null ? null : "translate(" + x + " " + y + ")";
        }

        /** The outline around the origin; one shape per mark, so that colour is never the only signal. */
        public String shape() {
            return switch (mark) {
                case "concern" -> "M0-6.2L6.2 0 0 6.2-6.2 0Z";
                case "special-cause" -> "M-4.5-4.5H4.5V4.5H-4.5Z";
                case "improvement" -> "M-4.9 0A4.9 4.9 0 1 1 4.9 0A4.9 4.9 0 1 1-4.9 0Z";
                default -> "M-2.9 0A2.9 2.9 0 1 1 2.9 0A2.9 2.9 0 1 1-2.9 0Z";
            };
        }
    }

    /** Value and name at the right end of a line; {@code y} avoids other labels, {@code line} is the line itself. */
    public record LineLabel(double y, double line, String value, String name, String kind) {

        /** The distance of the label below its line; negative if above. */
        public double moved() {
            return AxisScale.roundToTenth(y - line);
        }
    }

    /**
     * A note above the plot.
     *
     * @param width the width of its period in the plot; 0 for a single point
     * @param baseline the baseline of its text; 0 without text
     * @param text null if there was no room; the list below the chart has all notes
     * @param middle the x coordinate of the text's centre
     */
    public record NoteLabel(
            double x,
            double width,
            double baseline,
            @Nullable String text,
            String date,
            double middle) {}

    /** For wide screens. */
    public static TrendChart wide(TrendSeries series) {
        return new TrendLayout(TrendDimensions.WIDE, series).chart();
    }

    /** A low chart without notes, for use within text. */
    static TrendChart low(TrendSeries series) {
        return new TrendLayout(TrendDimensions.LOW, series).chart();
    }

    /** A low chart for phones. */
    static TrendChart lowNarrow(TrendSeries series) {
        return new TrendLayout(TrendDimensions.LOW_NARROW, series).chart();
    }

    /** For phones. */
    public static TrendChart narrow(TrendSeries series) {
        return new TrendLayout(TrendDimensions.NARROW, series).chart();
    }
}
