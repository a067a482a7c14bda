package org.kept.hours;

import java.time.DayOfWeek;
import java.util.List;
import org.kept.chart.HourGrid;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.signal.Verdict;
import org.kept.ui.ComparedFigures;
import org.kept.ui.NumberFormatter;

/** Names of hours and days, and hours in words. */
final class HourFormatter {

    static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private HourFormatter() {}

    static String day(DayOfWeek day) {
        return DAYS.get(day.getValue() - 1);
    }

    /** {@code 09:00–10:00}. */
    static String hour(int hour) {
        return HourRange.clock(hour) + "–" + HourRange.clock(hour + 1);
    }

    /**
     * An hour as a cell of the grid, with its numbers in words.
     *
     * @param lines the values it is compared with: the bounds of the target, or the value of all hours
     */
    static HourGrid.HourGridCell cell(Kpi kpi, String name, Reading reading, Verdict verdict, List<Double> lines) {
        var value = reading.value();
        return new HourGrid.HourGridCell(
                value.isPresent() ? (Double) value.getAsDouble() : null,
                verdict.partCode(),
                name + ": " + words(kpi, reading, verdict, lines));
    }

    /**
     * Formats values of hours beside what they are compared with.
     *
     * @param lines the bounds of the target, or the value of all hours; shown elsewhere on the page
     */
    static ComparedFigures beside(String unit, List<Double> values, List<Double> lines) {
        return ComparedFigures.of(unit, values, List.of(), lines);
    }

    private static String words(Kpi kpi, Reading reading, Verdict verdict, List<Double> lines) {
        var unit = kpi.display();
        return reading.fold(
                present -> {
                    var interval = present.interval();
                    var range = interval == null
                            ? ""
                            : " ("
                                    + beside(unit, List.of(interval.low(), interval.high()), lines)
                                            .interval(interval.low(), interval.high())
                                    + ")";
                    return beside(unit, List.of(present.amount()), lines).value(present.amount()) + range + " of "
                            + NumberFormatter.count(Math.round(present.sample().orElse(0))) + ", " + verdict.words();
                },
                absent -> verdict.words());
    }
}
