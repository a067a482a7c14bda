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

/** The hours of a picture as its drawing and its tables take them. */
final class HoursTableBuilder {

    private final HourlyAnalysis picture;
    private final String unit;

    HoursTableBuilder(HourlyAnalysis picture) {
        this.picture = picture;
        this.unit = picture.kpi().unit().code();
    }

    HourGrid grid() {
        return new HourGrid(unit, week(), weekdays(), hoursOfTheDay(), lines(), line());
    }

    private List<List<HourGrid.HourGridCell>> week() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> hours().mapToObj(hour -> cell(
                                HourFormatter.day(day) + " " + HourFormatter.hour(hour),
                                picture.read().cell(day, hour)))
                        .toList())
                .toList();
    }

    private List<HourGrid.HourGridCell> weekdays() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> cell(HourFormatter.day(day), picture.read().day(day)))
                .toList();
    }

    private List<HourGrid.HourGridCell> hoursOfTheDay() {
        return hours().mapToObj(hour -> cell("All days, " + HourFormatter.hour(hour), hour(hour)))
                .toList();
    }

    private HourGrid.HourGridCell cell(String name, Reading reading) {
        return HourFormatter.cell(picture.kpi(), name, reading, verdict(reading));
    }

    private Verdict verdict(Reading reading) {
        return picture.judge().verdict(reading);
    }

    private Reading hour(int hour) {
        return picture.judgement().hours().get(hour);
    }

    private List<Double> lines() {
        if (picture.promise().isPresent()) {
            return picture.promise().get().bounds();
        }
        return picture.read().all().value().stream().boxed().toList();
    }

    private String line() {
        return picture.promise().isPresent() ? "target" : "all";
    }

    private static IntStream hours() {
        return IntStream.range(0, HourlyReadings.HOURS);
    }

    /** The hours of the day, and all of them together. */
    List<HoursPage.HoursRow> rows() {
        var rows = new ArrayList<HoursPage.HoursRow>();
        hours().forEach(hour -> rows.add(row(HourFormatter.hour(hour), hour(hour))));
        rows.add(row("All hours", picture.read().all()));
        return rows;
    }

    private HoursPage.HoursRow row(String name, Reading reading) {
        var verdict = verdict(reading);
        return reading.fold(
                present -> {
                    var interval = present.interval();
                    return new HoursPage.HoursRow(
                            name,
                            NumberFormatter.figure(unit, present.amount()),
                            interval == null ? null : NumberFormatter.interval(unit, interval.low(), interval.high()),
                            NumberFormatter.count(Math.round(present.sample().orElse(0))),
                            verdict.partCode(),
                            verdict.words());
                },
                absent -> new HoursPage.HoursRow(name, null, null, null, verdict.partCode(), verdict.words()));
    }

    /** The hours of the week, and whole days. */
    List<HoursPage.HoursWeekRow> cells() {
        var rows = new ArrayList<HoursPage.HoursWeekRow>();
        hours().forEach(hour -> rows.add(cells(
                HourFormatter.hour(hour),
                Arrays.stream(DayOfWeek.values()).map(day -> picture.read().cell(day, hour)),
                hour(hour))));
        rows.add(cells(
                "All hours",
                Arrays.stream(DayOfWeek.values()).map(day -> picture.read().day(day)),
                picture.read().all()));
        return rows;
    }

    private HoursPage.HoursWeekRow cells(String name, Stream<Reading> days, Reading all) {
        return new HoursPage.HoursWeekRow(
                name, Stream.concat(days, Stream.of(all)).map(this::value).toList());
    }

    private HoursPage.HoursWeekCell value(Reading reading) {
        var value = reading.value();
        @Nullable String words = value.isPresent() ? NumberFormatter.figure(unit, value.getAsDouble()) : null;
        var verdict = verdict(reading);
        return new HoursPage.HoursWeekCell(words, verdict.partCode(), verdict.words());
    }
}
