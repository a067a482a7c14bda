package org.kept.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.kept.chart.geometry.AxisScale;
import org.kept.ui.NumberFormatter;

/** Lays out a KPI by hour for wide screens: a row of bars per weekday, and a taller one for all days together. */
final class WideHourLayout {

    static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private static final double WIDTH = 960;
    private static final double LEFT = 62;
    private static final double COLUMN = 33;
    private static final double BAR = 21;
    private static final double TOP = 30;
    private static final double ROW = 42;
    private static final double TOTAL_ROW = 86;
    private static final double GAP = 20;
    /** Space above the longest bar for its mark. */
    private static final double HEADROOM = 12;
    /** The approximate width of a letter below the bars; of some, half of it. */
    private static final double LETTER = 8;

    private static final String NARROW_LETTERS = ".,:" + NumberFormatter.NARROW;
    /** The least space between two values below the bars. */
    private static final double SPACE = 3;

    private static final double RIGHT = LEFT + 24 * COLUMN;

    private final HourGrid grid;
    private final List<HourChart.HourLine> base = new ArrayList<>();
    private final List<HourChart.HourBar> bars = new ArrayList<>();
    private final List<HourChart.HourLine> lines = new ArrayList<>();
    private final List<HourChart.HourText> texts = new ArrayList<>();

    WideHourLayout(HourGrid grid) {
        this.grid = grid;
    }

    HourChart wide() {
        hourLabels(TOP - 12, 21); // Beside the 24 begins the heading "All hours".
        texts.add(new HourChart.HourText(RIGHT + 12, TOP - 12, "start", "name", "All hours"));
        for (var day = 0; day < DAYS.size(); day++) {
            var bottom = TOP + (day + 1) * ROW;
            row(DAYS.get(day), grid.days().get(day), bottom, ROW);
            var cell = grid.weekdays().get(day);
            if (cell.value() != null) {
                texts.add(new HourChart.HourText(RIGHT + 12, bottom - 4, "start", cell.fare(), words(cell)));
            }
        }
        var bottom = TOP + DAYS.size() * ROW + GAP + TOTAL_ROW;
        row("All days", grid.hours(), bottom, TOTAL_ROW);
        hourValues(bottom + 16);
        hourLabels(bottom + 34, 24);
        lineLabels(bottom);
        return new HourChart(WIDTH, bottom + 40, base, bars, lines, texts);
    }

    private void hourLabels(double y, int last) {
        for (var hour = 0; hour <= last; hour += 3) {
            texts.add(new HourChart.HourText(LEFT + hour * COLUMN, y, "middle", "name", twoDigits(hour)));
        }
    }

    static String twoDigits(int hour) {
        return hour < 10 ? "0" + hour : Integer.toString(hour);
    }

    private void row(String name, List<HourGrid.HourGridCell> cells, double bottom, double height) {
        texts.add(new HourChart.HourText(LEFT - 12, bottom - 4, "end", "name", name));
        var scale = grid.scale(bottom, bottom - height + HEADROOM);
        base.add(new HourChart.HourLine(LEFT, scale.at(0), RIGHT, scale.at(0)));
        for (var hour = 0; hour < cells.size(); hour++) {
            bars.add(bar(cells.get(hour), LEFT + hour * COLUMN, bottom - height, height, scale));
        }
        for (var line : grid.lines()) {
            lines.add(new HourChart.HourLine(LEFT, scale.at(line), RIGHT, scale.at(line)));
        }
    }

    private static HourChart.HourBar bar(
            HourGrid.HourGridCell cell, double x, double y, double height, AxisScale scale) {
        var place = new HourChart.HourBox(AxisScale.roundToTenth(x), y, COLUMN, height);
        var value = cell.value();
        if (value == null) {
            return new HourChart.HourBar(place, null, null, cell.fare(), cell.words());
        }
        var end = scale.at(Math.max(scale.low(), Math.min(scale.high(), value)));
        var zero = scale.at(0);
        var top = Math.min(end, zero);
        var left = AxisScale.roundToTenth(x + (COLUMN - BAR) / 2);
        // Zero is a thin line, to tell it from an absent value.
        var box = new HourChart.HourBox(left, top, BAR, Math.max(1, AxisScale.roundToTenth(Math.abs(end - zero))));
        var mark = cell.standsOut()
                ? new HourChart.HourMark(AxisScale.roundToTenth(x + COLUMN / 2), AxisScale.roundToTenth(top - 7))
                : null;
        return new HourChart.HourBar(place, box, mark, cell.fare(), cell.words());
    }

    /** The values below the bars, as many as fit beside each other; hours that stand out come first. */
    private void hourValues(double y) {
        var shown = new HashMap<Integer, String>();
        for (var standsOut : List.of(true, false)) {
            for (var hour = 0; hour < grid.hours().size(); hour++) {
                var cell = grid.hours().get(hour);
                var words = words(cell);
                if (!words.isEmpty()
                        && cell.standsOut() == standsOut
                        && fit(shown.getOrDefault(hour - 1, ""), words)
                        && fit(words, shown.getOrDefault(hour + 1, ""))) {
                    shown.put(hour, words);
                    texts.add(new HourChart.HourText(LEFT + (hour + 0.5) * COLUMN, y, "middle", cell.fare(), words));
                }
            }
        }
    }

    /** Whether two texts fit below neighbouring bars. */
    private static boolean fit(String one, String other) {
        return (textWidth(one) + textWidth(other)) / 2 + SPACE <= COLUMN;
    }

    private static double textWidth(String text) {
        return LETTER
                * text.chars()
                        .mapToDouble(each -> NARROW_LETTERS.indexOf(each) < 0 ? 1 : 0.5)
                        .sum();
    }

    /** Empty if there is no value. */
    private String words(HourGrid.HourGridCell cell) {
        var value = cell.value();
        return value == null ? "" : HourValueFormatter.beside(grid.unit(), value, grid.lines());
    }

    private void lineLabels(double bottom) {
        var scale = grid.scale(bottom, bottom - TOTAL_ROW + HEADROOM);
        for (var line : grid.lines()) {
            texts.add(new HourChart.HourText(
                    RIGHT + 12,
                    AxisScale.roundToTenth(scale.at(line) + 4),
                    "start",
                    "held",
                    (grid.line().equals("target")
                                    ? HourValueFormatter.exact(grid.unit(), line)
                                    : NumberFormatter.figure(grid.unit(), line))
                            + " " + grid.line()));
        }
    }
}
