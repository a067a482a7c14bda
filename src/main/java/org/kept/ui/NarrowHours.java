package org.kept.ui;

import java.util.ArrayList;
import java.util.List;

/** Draws a KPI by the hour for a phone: a line for each hour, and in it a bar for each weekday. */
final class NarrowHours {

    private static final double WIDTH = 360;
    private static final double LEFT = 30;
    private static final double COLUMN = 39;
    private static final double LENGTH = 28;
    private static final double TOP = 26;
    private static final double ROW = 22;
    private static final double BAR = 13;

    private static final double BOTTOM = TOP + 24 * ROW;

    private final HourGrid grid;
    private final List<HourChart.Line> base = new ArrayList<>();
    private final List<HourChart.Bar> bars = new ArrayList<>();
    private final List<HourChart.Line> lines = new ArrayList<>();
    private final List<HourChart.Text> texts = new ArrayList<>();

    NarrowHours(HourGrid grid) {
        this.grid = grid;
    }

    HourChart chart() {
        for (var hour = 0; hour <= 24; hour += 3) {
            texts.add(new HourChart.Text(LEFT - 8, TOP + hour * ROW + 4, "end", "name", HourDrawing.twoDigits(hour)));
        }
        for (var day = 0; day < 7; day++) {
            column(day);
        }
        texts.add(new HourChart.Text(WIDTH, TOP - 10, "end", "name", "All"));
        for (var hour = 0; hour < 24; hour++) {
            value(grid.hours().get(hour), WIDTH, TOP + (hour + 0.5) * ROW + 4, "end");
        }
        texts.add(new HourChart.Text(LEFT - 8, BOTTOM + 24, "end", "name", "All"));
        return new HourChart(WIDTH, BOTTOM + 32, base, bars, lines, texts);
    }

    private void column(int day) {
        var left = LEFT + day * COLUMN;
        var scale = grid.scale(left, left + LENGTH);
        texts.add(new HourChart.Text(left, TOP - 10, "start", "name", HourDrawing.DAYS.get(day)));
        base.add(new HourChart.Line(scale.at(0), TOP, scale.at(0), BOTTOM));
        for (var line : grid.lines()) {
            lines.add(new HourChart.Line(scale.at(line), TOP, scale.at(line), BOTTOM));
        }
        for (var hour = 0; hour < 24; hour++) {
            bars.add(bar(grid.days().get(day).get(hour), left, TOP + hour * ROW, scale));
        }
        value(grid.weekdays().get(day), left, BOTTOM + 24, "start");
    }

    private static HourChart.Bar bar(HourGrid.Cell cell, double x, double y, Scale scale) {
        var place = new HourChart.Box(x, y, COLUMN, ROW);
        var value = cell.value();
        if (value == null) {
            return new HourChart.Bar(place, null, null, cell.fare(), cell.words());
        }
        var end = scale.at(Math.max(scale.low(), Math.min(scale.high(), value)));
        var zero = scale.at(0);
        var box = new HourChart.Box(
                Math.min(end, zero), y + (ROW - BAR) / 2, Math.max(1, Scale.tenth(Math.abs(end - zero))), BAR);
        var mark = cell.standsOut() ? new HourChart.Spot(Scale.tenth(Math.max(end, zero) + 5.5), y + ROW / 2) : null;
        return new HourChart.Bar(place, box, mark, cell.fare(), cell.words());
    }

    private void value(HourGrid.Cell cell, double x, double y, String anchor) {
        var value = cell.value();
        if (value != null) {
            texts.add(new HourChart.Text(x, y, anchor, cell.fare(), HourLabels.brief(grid.unit(), value)));
        }
    }
}
