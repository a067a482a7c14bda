package org.kept.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kept.chart.geometry.AxisScale;

/**
 * Lays out a KPI by hour for phones: a row per hour with a bar per weekday. Hours without data at the beginning and the
 * end of the day share one row that says so.
 */
final class NarrowHourLayout {

    private static final double WIDTH = 360;
    private static final double LEFT = 30;
    private static final double COLUMN = 39;
    private static final double BAR_LENGTH = 28;
    private static final double TOP = 26;
    private static final double ROW = 22;
    private static final double BAR = 13;

    private static final int HOURS = 24;

    private final HourGrid grid;
    private final int first;
    private final int end;
    private final double top;
    private final double bottom;
    private final List<HourChart.HourLine> base = new ArrayList<>();
    private final List<HourChart.HourBar> bars = new ArrayList<>();
    private final List<HourChart.HourLine> lines = new ArrayList<>();
    private final List<HourChart.HourText> texts = new ArrayList<>();

    NarrowHourLayout(HourGrid grid) {
        this.grid = grid;
        var measured = IntStream.range(0, HOURS).filter(this::hasData).summaryStatistics();
        this.first = measured.getCount() == 0 ? 0 : measured.getMin();
        this.end = measured.getCount() == 0 ? HOURS : measured.getMax() + 1;
        this.top = TOP + (first > 0 ? ROW : 0);
        this.bottom = top + (end - first) * ROW;
    }

    private boolean hasData(int hour) {
        return grid.hours().get(hour).value() != null
                || grid.days().stream().anyMatch(day -> day.get(hour).value() != null);
    }

    HourChart chart() {
        for (var hour = first; hour <= end; hour++) {
            if (hour % 3 == 0 || hour == first || hour == end) {
                texts.add(new HourChart.HourText(LEFT - 8, y(hour) + 4, "end", "name", WideHourLayout.twoDigits(hour)));
            }
        }
        for (var day = 0; day < 7; day++) {
            column(day);
        }
        texts.add(new HourChart.HourText(WIDTH, TOP - 10, "end", "name", "All"));
        for (var hour = first; hour < end; hour++) {
            value(grid.hours().get(hour), WIDTH, y(hour) + ROW / 2 + 4, "end");
        }
        withoutData(0, first, TOP + ROW / 2 + 1);
        withoutData(end, HOURS, bottom + ROW - 2);
        var below = end < HOURS ? bottom + ROW : bottom;
        texts.add(new HourChart.HourText(LEFT - 8, below + 24, "end", "name", "All"));
        for (var day = 0; day < 7; day++) {
            value(grid.weekdays().get(day), left(day), below + 24, "start");
        }
        return new HourChart(WIDTH, below + 32, base, bars, lines, texts);
    }

    private double y(int hour) {
        return top + (hour - first) * ROW;
    }

    private static double left(int day) {
        return LEFT + day * COLUMN;
    }

    private void withoutData(int from, int to, double y) {
        if (from < to) {
            texts.add(new HourChart.HourText(
                    LEFT,
                    y,
                    "start",
                    "name",
                    WideHourLayout.twoDigits(from) + "–" + WideHourLayout.twoDigits(to) + ": no data"));
        }
    }

    private void column(int day) {
        var left = left(day);
        var scale = grid.scale(left, left + BAR_LENGTH);
        texts.add(new HourChart.HourText(left, TOP - 10, "start", "name", WideHourLayout.DAYS.get(day)));
        base.add(new HourChart.HourLine(scale.at(0), top, scale.at(0), bottom));
        for (var line : grid.lines()) {
            lines.add(new HourChart.HourLine(scale.at(line), top, scale.at(line), bottom));
        }
        for (var hour = first; hour < end; hour++) {
            bars.add(bar(grid.days().get(day).get(hour), left, y(hour), scale));
        }
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
