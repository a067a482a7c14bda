package org.kept.sample;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.kept.calendar.Period;

/**
 * What happened at Saltmarsh Books, as averages per week; chance adds the rest.
 *
 * @param present the running week, on which everything ends
 */
record SampleScenario(Period present) {

    /** How many complete weeks there are before the running one. */
    static final int WEEKS = 104;

    private static final int BENCH_AGE = 38;
    private static final int LOST_AGE = 24;
    private static final int SLIPPING = 10;

    /** How much busier than usual, from each day of the year on. */
    private static final List<Map.Entry<MonthDay, Double>> SEASONS = List.of(
            Map.entry(MonthDay.of(1, 1), 0.75),
            Map.entry(MonthDay.of(1, 12), 0.95),
            Map.entry(MonthDay.of(2, 1), 1.0),
            Map.entry(MonthDay.of(11, 15), 1.25),
            Map.entry(MonthDay.of(11, 24), 1.7),
            Map.entry(MonthDay.of(12, 1), 2.1),
            Map.entry(MonthDay.of(12, 18), 1.3),
            Map.entry(MonthDay.of(12, 24), 0.45));

    Period first() {
        return present.plus(-WEEKS);
    }

    /** The week in which the new packing bench was taken into use: the step that stayed. */
    Period bench() {
        return present.plus(-BENCH_AGE);
    }

    /** The week of which the switchboard kept nothing: the gap. */
    Period lost() {
        return present.plus(-LOST_AGE);
    }

    /** The first week in which callers waited longer than they used to: the promise that slips. */
    Period slippingFrom() {
        return present.plus(-SLIPPING);
    }

    double orders(Period week) {
        return 295 * season(week) * (1 + 0.1 * progress(week));
    }

    double calls(Period week) {
        return week.equals(lost()) ? 0 : 205 * (0.5 + 0.5 * season(week));
    }

    /** Seconds that an average caller would wait; Christmas makes it a little longer. */
    double meanWait(Period week) {
        long slipped = Math.max(0, slippingFrom().until(week) + 1);
        return 19 + 2.3 * slipped + 3 * Math.max(0, season(week) - 1);
    }

    double resolved() {
        return 0.83;
    }

    double wrongParcel(Period week) {
        return week.compareTo(bench()) < 0 ? 0.038 : 0.012;
    }

    double returned() {
        return 0.062;
    }

    double complained() {
        return 0.021;
    }

    /** How likely an order is by somebody who has ordered before; the shop's books begin with strangers. */
    double cameBack(Period week) {
        return 0.47 * (1 - StrictMath.exp(-(first().until(week) + 0.5) / 5.0));
    }

    double broughtByFriend(Period week) {
        return 0.05 + 0.05 * progress(week);
    }

    private double progress(Period week) {
        return first().until(week) / (double) WEEKS;
    }

    private static double season(Period week) {
        LocalDate thursday = week.start().plusDays(3);
        double factor = 1;
        for (var season : SEASONS) {
            if (!MonthDay.from(thursday).isBefore(season.getKey())) {
                factor = season.getValue();
            }
        }
        return factor;
    }
}
