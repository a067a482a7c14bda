package org.kept.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kept.calendar.Grain;
import org.kept.chart.geometry.AxisScale;
import org.kept.ui.DateFormatter;

/** Ticks of the date axis: months or years, or Mondays for up to 70 days. */
final class TrendDateAxis {

    private static final int[] MONTH_STEPS = {1, 2, 3, 6, 12, 24, 60};

    private TrendDateAxis() {}

    static List<TrendChart.TrendTick> ticks(TrendSeries series, AxisScale x, int most) {
        var points = series.points();
        if (points.isEmpty()) {
            return List.of();
        }
        var first = points.get(0).period();
        var last = points.get(points.size() - 1).period();
        if (first.grain() == Grain.DAY && points.size() <= 70) {
            return mondays(series, x, most);
        }
        var months = (last.lastDay().getYear() - first.start().getYear()) * 12
                + last.lastDay().getMonthValue()
                - first.start().getMonthValue()
                + 1;
        var every = IntStream.of(MONTH_STEPS)
                .filter(each -> months <= each * most)
                .findFirst()
                .orElse(120);
        return months(series, x, every);
    }

    private static List<TrendChart.TrendTick> months(TrendSeries series, AxisScale x, int every) {
        var ticks = new ArrayList<TrendChart.TrendTick>();
        for (var i = 0; i < series.points().size(); i++) {
            var period = series.points().get(i).period();
            var month = period.lastDay().withDayOfMonth(1);
            var number = month.getYear() * 12 + month.getMonthValue() - 1;
            if (number % every == 0 && period.contains(month)) {
                var january = month.getMonthValue() == 1;
                // The first tick includes the year, so that no chart lacks one.
                var words = DateFormatter.shortMonth(month) + (january || ticks.isEmpty() ? " " + month.getYear() : "");
                ticks.add(new TrendChart.TrendTick(x.at(i), words, january));
            }
        }
        return List.copyOf(ticks);
    }

    private static List<TrendChart.TrendTick> mondays(TrendSeries series, AxisScale x, int most) {
        var ticks = new ArrayList<TrendChart.TrendTick>();
        var weeks = (series.points().size() + 6) / 7;
        var every = Math.max(1, (weeks + most - 1) / most);
        for (var i = 0; i < series.points().size(); i++) {
            var date = series.points().get(i).period().start();
            if (date.getDayOfWeek().getValue() == 1 && week(date) % every == 0) {
                ticks.add(new TrendChart.TrendTick(x.at(i), DateFormatter.dayOfMonth(date), ticks.isEmpty()));
            }
        }
        return List.copyOf(ticks);
    }

    private static long week(LocalDate date) {
        return Math.floorDiv(date.toEpochDay(), 7L);
    }
}
