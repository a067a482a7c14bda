package org.kept.rollup;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kept.kpi.Input;
import org.kept.kpi.Tally;
import org.kept.kpi.Tally.InputSums;
import org.kept.rollup.tally.InputDelta;

/** Sums of each hour of the week, as integers so that hours add up exactly to their day and week. */
final class HourSums {

    private final List<Map<Input, InputDelta>> cells = new ArrayList<>();

    HourSums() {
        for (var i = 0; i < HourlyReadings.DAYS * HourlyReadings.HOURS; i++) {
            cells.add(new HashMap<>());
        }
    }

    void add(DayOfWeek day, int hour, Input input, InputDelta sums) {
        cells.get(HourlyReadings.hourOfWeek(day, hour)).merge(input, sums, InputDelta::plus);
    }

    void add(HourSums other) {
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            other.cells.get(i).forEach((input, sums) -> cell.merge(input, sums, InputDelta::plus));
        }
    }

    /** The tally over hours of the week, 0 for the first of Monday. */
    Tally tally(int... hours) {
        var merged = new HashMap<Input, InputDelta>();
        for (var hour : hours) {
            cells.get(hour).forEach((input, sums) -> merged.merge(input, sums, InputDelta::plus));
        }
        var sums = new HashMap<Input, InputSums>();
        merged.forEach((input, delta) -> sums.put(input, delta.sums(input)));
        return new Tally(sums);
    }
}
