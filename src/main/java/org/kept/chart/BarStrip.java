package org.kept.chart;

import java.util.ArrayList;
import java.util.List;
import org.kept.chart.geometry.AxisScale;

/**
 * The 24 hours of a day, or teams and channels, in a line of text: what the tag {@code hourstrip} draws.
 *
 * @param lines the heights of the target's bounds
 * @param description what a reader who does not see it is told
 */
public record BarStrip(double width, double height, List<StripBar> bars, List<Double> lines, String description) {

    private static final double WIDTH = 164;
    private static final double HEIGHT = 28;
    private static final double BAR = 4.6;
    /** How much of its place a bar takes where there are few, and how wide it is at most. */
    private static final double FILLS = BAR / (WIDTH / 24);

    private static final double WIDEST = 12;
    /** Room above the longest bar, for its mark. */
    private static final double AIR = 7;

    /** One of them that has a value. */
    public record StripBar(double x, double y, double width, double height, String fare) {}

    /** Where the diamonds stand of those that stand out. */
    public List<HourChart.HourMark> marks() {
        return bars.stream()
                .filter(bar -> bar.fare().equals("clearly-missed"))
                .map(bar -> new HourChart.HourMark(
                        AxisScale.tenth(bar.x() + bar.width() / 2), AxisScale.tenth(bar.y() - 3.6)))
                .toList();
    }

    /** Hours or others, side by side over the whole width; nothing is drawn where there is no value. */
    public static BarStrip of(String unit, List<HourGrid.HourGridCell> hours, List<Double> lines, String description) {
        var scale = new HourGrid(unit, List.of(), List.of(), hours, lines, "").scale(HEIGHT, AIR);
        var bars = new ArrayList<StripBar>();
        var column = WIDTH / hours.size();
        var bar = AxisScale.tenth(Math.min(WIDEST, column * FILLS));
        for (var hour = 0; hour < hours.size(); hour++) {
            var cell = hours.get(hour);
            var value = cell.value();
            if (value != null) {
                var end = scale.at(Math.max(scale.low(), Math.min(scale.high(), value)));
                var zero = scale.at(0);
                bars.add(new StripBar(
                        AxisScale.tenth(hour * column + (column - bar) / 2),
                        Math.min(end, zero),
                        bar,
                        Math.max(1, AxisScale.tenth(Math.abs(end - zero))),
                        cell.fare()));
            }
        }
        return new BarStrip(WIDTH, HEIGHT, bars, lines.stream().map(scale::at).toList(), description);
    }
}
