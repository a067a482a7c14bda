package org.kept.hours;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.chart.HourGrid;
import org.kept.kpi.Kpi;
import org.kept.kpi.Reading;
import org.kept.signal.Verdict;
import org.kept.ui.NumberFormatter;

/**
 * One hour, or several together, with its numbers as text; chart and tables share it. Without a value, all but the
 * verdict are null.
 *
 * @param value as in a sentence
 * @param figure as in a table
 * @param range its 95% interval; null without one
 * @param sample the number of things it was calculated from
 */
record FormattedHour(
        Verdict verdict,
        @Nullable Double amount,
        @Nullable String value,
        @Nullable String figure,
        @Nullable String range,
        @Nullable String sample) {

    /**
     * Formats the reading of an hour.
     *
     * @param lines the values it is compared with: the bounds of the target, or the value of all hours
     */
    static FormattedHour of(Kpi kpi, Reading reading, Verdict verdict, List<Double> lines) {
        return reading.fold(
                present -> {
                    var unit = kpi.display();
                    var figures = HourFormatter.beside(unit, List.of(present.amount()), lines);
                    var interval = present.interval();
                    return new FormattedHour(
                            verdict,
                            present.amount(),
                            figures.value(present.amount()),
                            figures.figure(present.amount()),
                            interval == null
                                    ? null
                                    : HourFormatter.beside(unit, List.of(interval.low(), interval.high()), lines)
                                            .interval(interval.low(), interval.high()),
                            NumberFormatter.count(Math.round(present.sample().orElse(0))));
                },
                absent -> new FormattedHour(verdict, null, null, null, null, null));
    }

    /** A cell of the chart, with all its numbers in words. */
    HourGrid.HourGridCell cell(String name) {
        var numbers = value == null ? "" : value + (range == null ? "" : " (" + range + ")") + " of " + sample + ", ";
        return new HourGrid.HourGridCell(amount, verdict.partCode(), name + ": " + numbers + verdict.words());
    }

    /** A row of the table of the hours of the day. */
    HoursPage.HoursRow row(String name) {
        return new HoursPage.HoursRow(name, figure, range, sample, verdict.partCode(), verdict.words());
    }

    /** A cell of the table of the hours of the week. */
    HoursPage.HoursWeekCell weekCell() {
        return new HoursPage.HoursWeekCell(figure, verdict.partCode(), verdict.words());
    }
}
