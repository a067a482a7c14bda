package org.kept.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.geometry.AxisScale;

/**
 * A trend as coordinates: what the tag {@code trend} writes as SVG.
 *
 * @param left the plot's left edge; so {@code right}, {@code top}, {@code bottom}
 * @param path the line through the values, broken at gaps, without the running period
 * @param ahead the line to the running period
 * @param next the bar over the range in which a period is likely to end; null for none
 */
public record TrendChart(
        double width,
        double height,
        double left,
        double right,
        double top,
        double bottom,
        List<TrendTick> values,
        List<TrendTick> dates,
        List<TrendBand> bands,
        List<TrendLine> rules,
        String path,
        String ahead,
        @Nullable String next,
        List<TrendMarker> dots,
        List<LineLabel> labels,
        List<NoteLabel> remarks) {

    /** A mark on an axis; a strong one begins a year. */
    public record TrendTick(double at, String text, boolean strong) {}

    /** The shaded range of values over a phase, in steps where its limits differ by point; a trial one is drawn lighter. */
    public record TrendBand(String path, boolean trial) {}

    /** A line, level or in steps; {@code kind} is {@code limit}, {@code average} or {@code target}. */
    public record TrendLine(String path, String kind) {}

    /**
     * One period.
     *
     * @param y null for a gap
     * @param column the strip of the plot that belongs to it
     * @param mark the code of its mark, or {@code running}
     * @param first whether the keyboard comes here first: the newest value
     */
    public record TrendMarker(
            double x,
            @Nullable Double y,
            String column,
            String mark,
            String words,
            @Nullable String href,
            boolean first) {

        /** How its outline is moved to where it is; null for a gap. */
        public @Nullable String place() {
            return y == null ? null : "translate(" + x + " " + y + ")";
        }

        /** The outline around its place: one shape a mark, so that colour is never alone. */
        public String shape() {
            return switch (mark) {
                case "concern" -> "M0-6.2L6.2 0 0 6.2-6.2 0Z";
                case "special-cause" -> "M-4.5-4.5H4.5V4.5H-4.5Z";
                case "improvement" -> "M-4.9 0A4.9 4.9 0 1 1 4.9 0A4.9 4.9 0 1 1-4.9 0Z";
                default -> "M-2.9 0A2.9 2.9 0 1 1 2.9 0A2.9 2.9 0 1 1-2.9 0Z";
            };
        }
    }

    /** A line's value and name at its right end; {@code y} keeps clear of the others, {@code line} is where the line is. */
    public record LineLabel(double y, double line, String value, String name, String kind) {

        /** How far below its line it stands. */
        public double moved() {
            return AxisScale.tenth(y - line);
        }
    }

    /**
     * A note above the plot.
     *
     * @param width over how much of the plot it reaches, 0 for one point
     * @param baseline where its text stands
     * @param text null where there was no room; the list below the chart has all of them
     * @param middle the middle of the text
     */
    public record NoteLabel(
            double x,
            double width,
            double baseline,
            @Nullable String text,
            String date,
            double middle) {}

    /** For a page beside which nothing stands. */
    public static TrendChart wide(TrendSeries series) {
        return new TrendLayout(TrendDimensions.WIDE, series).chart();
    }

    /** The same, low: it stands among words, without notes. */
    static TrendChart low(TrendSeries series) {
        return new TrendLayout(TrendDimensions.LOW, series).chart();
    }

    /** A low one for a phone. */
    static TrendChart lowNarrow(TrendSeries series) {
        return new TrendLayout(TrendDimensions.LOW_NARROW, series).chart();
    }

    /** For a phone. */
    public static TrendChart narrow(TrendSeries series) {
        return new TrendLayout(TrendDimensions.NARROW, series).chart();
    }
}
