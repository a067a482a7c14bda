package org.kept.chart;

import java.util.ArrayList;
import java.util.List;
import org.kept.chart.geometry.AxisScale;

/**
 * The 24 hours of a day, or teams or channels, as an inline bar chart: what the tag {@code hourstrip} draws.
 *
 * @param lines the y coordinates of the target bounds
 * @param description the text alternative
 */
public record BarStrip(double width, double height, List<StripBar> bars, List<Double> lines, String description) {

    private static final double WIDTH = 164;
    private static final double HEIGHT = 28;
    private static final double BAR = 4.6;
    /** The share of its column a bar takes if there are few; {@link #WIDEST} is the limit. */
    private static final double BAR_SHARE = BAR / (WIDTH / 24);

    private static final double WIDEST = 12;
    /** Space above the longest bar for its mark. */
    private static final double HEADROOM = 7;

    /** A bar; hours without a value have none. */
    public record StripBar(double x, double y, double width, double height, String fare) {}

    /** The positions of the diamonds over clearly missed bars. */
    public List<HourChart.HourMark> marks() {
        return bars.stream()
                .filter(bar -> bar.fare().equals("clearly-missed"))
                .map(bar -> new HourChart.HourMark(
                        AxisScale.roundToTenth(bar.x() + bar.width() / 2), AxisScale.roundToTenth(bar.y() - 3.6)))
                .toList();
    }

    /** Bars side by side over the full width; a cell without a value leaves its column empty. */
    public static BarStrip of(String unit, List<HourGrid.HourGridCell> hours, List<Double> lines, String description) {
        var scale = new HourGrid(unit, List.of(), List.of(), hours, lines, "").scale(HEIGHT, HEADROOM);
        var bars = new ArrayList<StripBar>();
        var column = WIDTH / hours.size();
        var bar = AxisScale.roundToTenth(Math.min(WIDEST, column * BAR_SHARE));
        for (var index = 0; index < hours.size(); index++) {
            var cell = hours.get(index);
            var value = cell.value();
            if (value != null) {
                var end = scale.at(Math.max(scale.low(), Math.min(scale.high(), value)));
                var zero = scale.at(0);
                bars.add(new StripBar(
                        AxisScale.roundToTenth(index * column + (column - bar) / 2),
                        Math.min(end, zero),
                        bar,
                        Math.max(1, AxisScale.roundToTenth(Math.abs(end - zero))),
                        cell.fare()));
            }
        }
        return new BarStrip(WIDTH, HEIGHT, bars, lines.stream().map(scale::at).toList(), description);
    }
}
