package org.kept.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.chart.HourGrid;
import org.kept.kpi.Reading;
import org.kept.rollup.HourlyReadings;
import org.kept.signal.Verdict;
import org.kept.ui.NumberFormatter;

/** Builds the grid and the tables of an hourly analysis. */
final class HoursTableBuilder {

    private final HourlyAnalysis analysis;
    private final String unit;

    HoursTableBuilder(HourlyAnalysis analysis) {
        this.analysis = analysis;
        this.unit = analysis.kpi().display();
    }

    HourGrid grid() {
        return new HourGrid(unit, week(), weekdays(), hoursOfTheDay(), lines(), lineKind());
    }

    private List<List<HourGrid.HourGridCell>> week() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> hours().mapToObj(hour -> cell(
                                HourFormatter.day(day) + " " + HourFormatter.hour(hour),
                                analysis.read().cell(day, hour)))
                        .toList())
                .toList();
    }

    private List<HourGrid.HourGridCell> weekdays() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> cell(HourFormatter.day(day), analysis.read().day(day)))
                .toList();
    }

    private List<HourGrid.HourGridCell> hoursOfTheDay() {
        return hours().mapToObj(hour -> cell("All days, " + HourFormatter.hour(hour), hour(hour)))
                .toList();
    }

    private HourGrid.HourGridCell cell(String name, Reading reading) {
        return HourFormatter.cell(analysis.kpi(), name, reading, verdict(reading), lines());
    }

    private Verdict verdict(Reading reading) {
        return analysis.judge().verdict(reading);
    }

    private Reading hour(int hour) {
        return analysis.judgement().hours().get(hour);
    }

    private String figure(double value) {
        return HourFormatter.beside(unit, List.of(value), lines()).figure(value);
    }

    private List<Double> lines() {
        if (analysis.judgedTarget().isPresent()) {
            return analysis.judgedTarget().get().bounds();
        }
        return analysis.read().all().value().stream().boxed().toList();
    }

    private String lineKind() {
        return analysis.judgedTarget().isPresent() ? "target" : "all";
    }

    private static IntStream hours() {
        return IntStream.range(0, HourlyReadings.HOURS);
    }

    /** The hours of the day, then all of them together. */
    List<HoursPage.HoursRow> rows() {
        var rows = new ArrayList<HoursPage.HoursRow>();
        hours().forEach(hour -> rows.add(row(HourFormatter.hour(hour), hour(hour))));
        rows.add(row("All hours", analysis.read().all()));
        return rows;
    }

    private HoursPage.HoursRow row(String name, Reading reading) {
        var verdict = verdict(reading);
        return reading.fold(
                present -> {
                    var interval = present.interval();
                    return new HoursPage.HoursRow(
                            name,
                            figure(present.amount()),
                            interval == null
                                    ? null
                                    : HourFormatter.beside(unit, List.of(interval.low(), interval.high()), lines())
                                            .interval(interval.low(), interval.high()),
                            NumberFormatter.count(Math.round(present.sample().orElse(0))),
                            verdict.partCode(),
                            verdict.words());
                },
                absent -> new HoursPage.HoursRow(name, null, null, null, verdict.partCode(), verdict.words()));
    }

    /** The hours of the week, then whole days. */
    List<HoursPage.HoursWeekRow> cells() {
        var rows = new ArrayList<HoursPage.HoursWeekRow>();
        hours().forEach(hour -> rows.add(cells(
                HourFormatter.hour(hour),
                Arrays.stream(DayOfWeek.values()).map(day -> analysis.read().cell(day, hour)),
                hour(hour))));
        rows.add(cells(
                "All hours",
                Arrays.stream(DayOfWeek.values()).map(day -> analysis.read().day(day)),
                analysis.read().all()));
        return rows;
    }

    private HoursPage.HoursWeekRow cells(String name, Stream<Reading> days, Reading all) {
        return new HoursPage.HoursWeekRow(
                name, Stream.concat(days, Stream.of(all)).map(this::value).toList());
    }

    private HoursPage.HoursWeekCell value(Reading reading) {
        var value = reading.value();
        @Nullable String words = value.isPresent() ? figure(value.getAsDouble()) : null;
        var verdict = verdict(reading);
        return new HoursPage.HoursWeekCell(words, verdict.partCode(), verdict.words());
    }
}
