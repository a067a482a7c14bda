package org.kept.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.kpi.Reading;
import org.kept.rollup.HourlyReadings;
import org.kept.signal.Verdict;
import org.kept.ui.HourGrid;
import org.kept.ui.Numbers;

/** The hours of a picture as its drawing and its tables take them. */
final class HourTables {

    private final HourPicture picture;
    private final String unit;

    HourTables(HourPicture picture) {
        this.picture = picture;
        this.unit = picture.kpi().unit().code();
    }

    HourGrid grid() {
        return new HourGrid(unit, week(), weekdays(), hoursOfTheDay(), lines(), line());
    }

    private List<List<HourGrid.Cell>> week() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> hours().mapToObj(hour -> cell(
                                HourNames.day(day) + " " + HourNames.hour(hour),
                                picture.read().cell(day, hour)))
                        .toList())
                .toList();
    }

    private List<HourGrid.Cell> weekdays() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> cell(HourNames.day(day), picture.read().day(day)))
                .toList();
    }

    private List<HourGrid.Cell> hoursOfTheDay() {
        return hours().mapToObj(hour -> cell("All days, " + HourNames.hour(hour), hour(hour)))
                .toList();
    }

    private HourGrid.Cell cell(String name, Reading reading) {
        return HourNames.cell(picture.kpi(), name, reading, verdict(reading));
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
    List<HoursPage.Row> rows() {
        var rows = new ArrayList<HoursPage.Row>();
        hours().forEach(hour -> rows.add(row(HourNames.hour(hour), hour(hour))));
        rows.add(row("All hours", picture.read().all()));
        return rows;
    }

    private HoursPage.Row row(String name, Reading reading) {
        var verdict = verdict(reading);
        return reading.fold(
                present -> {
                    var interval = present.interval();
                    return new HoursPage.Row(
                            name,
                            Numbers.figure(unit, present.amount()),
                            interval == null ? null : Numbers.interval(unit, interval.low(), interval.high()),
                            Numbers.count(Math.round(present.sample().orElse(0))),
                            verdict.partCode(),
                            verdict.words());
                },
                absent -> new HoursPage.Row(name, null, null, null, verdict.partCode(), verdict.words()));
    }

    /** The hours of the week, and whole days. */
    List<HoursPage.Cells> cells() {
        var rows = new ArrayList<HoursPage.Cells>();
        hours().forEach(hour -> rows.add(cells(
                HourNames.hour(hour),
                Arrays.stream(DayOfWeek.values()).map(day -> picture.read().cell(day, hour)),
                hour(hour))));
        rows.add(cells(
                "All hours",
                Arrays.stream(DayOfWeek.values()).map(day -> picture.read().day(day)),
                picture.read().all()));
        return rows;
    }

    private HoursPage.Cells cells(String name, Stream<Reading> days, Reading all) {
        return new HoursPage.Cells(
                name, Stream.concat(days, Stream.of(all)).map(this::value).toList());
    }

    private HoursPage.Cell value(Reading reading) {
        var value = reading.value();
        @Nullable String words = value.isPresent() ? Numbers.figure(unit, value.getAsDouble()) : null;
        var verdict = verdict(reading);
        return new HoursPage.Cell(words, verdict.partCode(), verdict.words());
    }
}
