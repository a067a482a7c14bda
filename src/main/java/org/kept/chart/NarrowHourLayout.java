package org.kept.chart;

import java.util.ArrayList;
import java.util.List;
import org.kept.chart.geometry.AxisScale;

/** Lays out a KPI by hour for phones: a row per hour with a bar per weekday. */
final class NarrowHourLayout {

    private static final double WIDTH = 360;
    private static final double LEFT = 30;
    private static final double COLUMN = 39;
    private static final double BAR_LENGTH = 28;
    private static final double TOP = 26;
    private static final double ROW = 22;
    private static final double BAR = 13;

    private static final double BOTTOM = TOP + 24 * ROW;

    private final HourGrid grid;
    private final List<HourChart.HourLine> base = new ArrayList<>();
    private final List<HourChart.HourBar> bars = new ArrayList<>();
    private final List<HourChart.HourLine> lines = new ArrayList<>();
    private final List<HourChart.HourText> texts = new ArrayList<>();

    NarrowHourLayout(HourGrid grid) {
        this.grid = grid;
    }

    HourChart chart() {
        for (var hour = 0; hour <= 24; hour += 3) {
            texts.add(new HourChart.HourText(
                    LEFT - 8, TOP + hour * ROW + 4, "end", "name", WideHourLayout.twoDigits(hour)));
        }
        for (var day = 0; day < 7; day++) {
            column(day);
        }
        texts.add(new HourChart.HourText(WIDTH, TOP - 10, "end", "name", "All"));
        for (var hour = 0; hour < 24; hour++) {
            value(grid.hours().get(hour), WIDTH, TOP + (hour + 0.5) * ROW + 4, "end");
        }
        texts.add(new HourChart.HourText(LEFT - 8, BOTTOM + 24, "end", "name", "All"));
        return new HourChart(WIDTH, BOTTOM + 32, base, bars, lines, texts);
    }

    private void column(int day) {
        var left = LEFT + day * COLUMN;
        var scale = grid.scale(left, left + BAR_LENGTH);
        texts.add(new HourChart.HourText(left, TOP - 10, "start", "name", WideHourLayout.DAYS.get(day)));
        base.add(new HourChart.HourLine(scale.at(0), TOP, scale.at(0), BOTTOM));
        for (var line : grid.lines()) {
            lines.add(new HourChart.HourLine(scale.at(line), TOP, scale.at(line), BOTTOM));
        }
        for (var hour = 0; hour < 24; hour++) {
            bars.add(bar(grid.days().get(day).get(hour), left, TOP + hour * ROW, scale));
        }
        value(grid.weekdays().get(day), left, BOTTOM + 24, "start");
    }

    private static HourChart.HourBar bar(HourGrid.HourGridCell cell, double x, double y, AxisScale scale) {
        var place = new HourChart.HourBox(x, y, COLUMN, ROW);
        var value = cell.value();
        if (value == null) {
            return new HourChart.HourBar(place, null, null, cell.fare(), cell.words());
        }
        var end = scale.at(Math.max(scale.low(), Math.min(scale.high(), value)));
        var zero = scale.at(0);
        var box = new HourChart.HourBox(
                Math.min(end, zero),
                y + (ROW - BAR) / 2,
                Math.max(1, AxisScale.roundToTenth(Math.abs(end - zero))),
                BAR);
        var mark = cell.standsOut()
                ? new HourChart.HourMark(AxisScale.roundToTenth(Math.max(end, zero) + 5.5), y + ROW / 2)
                : null;
        return new HourChart.HourBar(place, box, mark, cell.fare(), cell.words());
    }

    private void value(HourGrid.HourGridCell cell, double x, double y, String anchor) {
        var value = cell.value();
        if (value != null) {
            texts.add(new HourChart.HourText(
                    x, y, anchor, cell.fare(), HourValueFormatter.beside(grid.unit(), value, grid.lines())));
        }
    }
}
