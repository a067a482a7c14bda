package org.kept.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A KPI by the hour as coordinates: what the tag {@code hourchart} writes as SVG.
 *
 * @param lines the values drawn through it, first and last point of each
 * @param base the lines that bars stand on
 */
public record HourChart(
        double width,
        double height,
        List<HourLine> base,
        List<HourBar> bars,
        List<HourLine> lines,
        List<HourText> texts) {

    /** A straight line. */
    public record HourLine(double x1, double y1, double x2, double y2) {}

    /** A rectangle. */
    public record HourBox(double x, double y, double width, double height) {}

    /** A point. */
    public record HourMark(double x, double y) {}

    /**
     * One hour.
     *
     * @param place all of its room, so that it answers wherever it is pointed at
     * @param bar null where there is no value
     * @param mark where its shape stands; null for one that does not stand out
     */
    public record HourBar(
            HourBox place, @Nullable HourBox bar, @Nullable HourMark mark, String fare, String words) {

        /** The outline of its mark: one shape a meaning, so that colour is never alone. */
        public String shape() {
            return fare.equals("clearly-missed") ? "M0-4.6L4.6 0 0 4.6-4.6 0Z" : "M-3.4-3.4H3.4V3.4H-3.4Z";
        }
    }

    /** Words; {@code anchor} as SVG has it, {@code kind} is {@code name}, {@code value} or the code of a fare. */
    public record HourText(double x, double y, String anchor, String kind, String text) {}

    /** For a page beside which nothing stands: days down, hours across. */
    public static HourChart wide(HourGrid grid) {
        return new WideHourLayout(grid).wide();
    }

    /** For a phone: hours down, days across. */
    public static HourChart narrow(HourGrid grid) {
        return new NarrowHourLayout(grid).chart();
    }
}
