package org.kept.hours;

import java.time.DayOfWeek;
import java.util.List;
import org.kept.ui.ComparedFigures;

/** Names of hours and days, and values of hours as text. */
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
     * Formats values of hours beside what they are compared with.
     *
     * @param lines the bounds of the target, or the value of all hours; shown elsewhere on the page
     */
    static ComparedFigures beside(String unit, List<Double> values, List<Double> lines) {
        return ComparedFigures.of(unit, values, List.of(), lines);
    }
}
