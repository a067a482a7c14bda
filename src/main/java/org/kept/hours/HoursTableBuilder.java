package org.kept.hours;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kept.chart.HourGrid;
import org.kept.kpi.Reading;
import org.kept.rollup.HourlyReadings;

/** Builds the grid and the tables of an hourly analysis; each hour is read, judged and formatted once. */
final class HoursTableBuilder {

    private static final DayOfWeek[] DAYS = DayOfWeek.values();

    private final HourlyAnalysis analysis;
    private final List<Double> lines;
    /** Hours of each day, from Monday on. */
    private final List<List<FormattedHour>> week;

    private final List<FormattedHour> weekdays;
    private final List<FormattedHour> hours;
    private final FormattedHour all;

    HoursTableBuilder(HourlyAnalysis analysis) {
        var read = analysis.read();
        this.analysis = analysis;
        this.lines = analysis.judgedTarget().isPresent()
                ? analysis.judgedTarget().get().bounds()
                : read.all().value().stream().boxed().toList();
        this.week = Arrays.stream(DAYS)
                .map(day -> hourNumbers()
                        .mapToObj(hour -> formatted(read.cell(day, hour)))
                        .toList())
                .toList();
        this.weekdays = Arrays.stream(DAYS).map(day -> formatted(read.day(day))).toList();
        this.hours = analysis.judgement().hours().stream().map(this::formatted).toList();
        this.all = formatted(read.all());
    }

    private FormattedHour formatted(Reading reading) {
        return FormattedHour.of(analysis.kpi(), reading, analysis.judge().verdict(reading), lines);
    }

    private static IntStream hourNumbers() {
        return IntStream.range(0, HourlyReadings.HOURS);
    }

    HourGrid grid() {
        return new HourGrid(
                analysis.kpi().display(),
                Arrays.stream(DAYS).map(this::day).toList(),
                Arrays.stream(DAYS)
                        .map(day -> weekdays.get(day.getValue() - 1).cell(HourFormatter.day(day)))
                        .toList(),
                hourNumbers()
                        .mapToObj(hour -> hours.get(hour).cell("All days, " + HourFormatter.hour(hour)))
                        .toList(),
                lines,
                analysis.judgedTarget().isPresent() ? "target" : "all");
    }

    private List<HourGrid.HourGridCell> day(DayOfWeek day) {
        return hourNumbers()
                .mapToObj(hour -> week.get(day.getValue() - 1)
                        .get(hour)
                        .cell(HourFormatter.day(day) + " " + HourFormatter.hour(hour)))
                .toList();
    }

    /** The hours of the day, then all of them together. */
    List<HoursPage.HoursRow> rows() {
        var rows = new ArrayList<HoursPage.HoursRow>();
        hourNumbers().forEach(hour -> rows.add(hours.get(hour).row(HourFormatter.hour(hour))));
        rows.add(all.row("All hours"));
        return rows;
    }

    /** The hours of the week, then whole days. */
    List<HoursPage.HoursWeekRow> cells() {
        var rows = new ArrayList<HoursPage.HoursWeekRow>();
        hourNumbers()
                .forEach(hour -> rows.add(
                        cells(HourFormatter.hour(hour), week.stream().map(day -> day.get(hour)), hours.get(hour))));
        rows.add(cells("All hours", weekdays.stream(), all));
        return rows;
    }

    private static HoursPage.HoursWeekRow cells(String name, Stream<FormattedHour> days, FormattedHour all) {
        return new HoursPage.HoursWeekRow(
                name,
                Stream.concat(days, Stream.of(all)).map(FormattedHour::weekCell).toList());
    }
}
