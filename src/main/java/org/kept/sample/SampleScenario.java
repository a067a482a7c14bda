package org.kept.sample;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.kept.calendar.Period;

/**
 * What happened at Saltmarsh Books, as weekly averages that the simulators randomise.
 *
 * @param present the week in progress, with which everything ends
 */
record SampleScenario(Period present) {

    /** The number of complete weeks before the one in progress. */
    static final int WEEKS = 104;

    private static final int BENCH_WEEKS_AGO = 38;
    private static final int LOST_WEEKS_AGO = 24;
    private static final int SLIPPING_WEEKS = 10;

    /** Factors of demand, each from its day of the year on. */
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

    /** The first week with the new packing bench: a lasting step change. */
    Period bench() {
        return present.plus(-BENCH_WEEKS_AGO);
    }

    /** The week without switchboard data: a gap. */
    Period weekWithoutCalls() {
        return present.plus(-LOST_WEEKS_AGO);
    }

    /** The first week of longer waits: the promise that slips. */
    Period slippingFrom() {
        return present.plus(-SLIPPING_WEEKS);
    }

    double orders(Period week) {
        return 295 * season(week) * (1 + 0.1 * progress(week));
    }

    double calls(Period week) {
        return week.equals(weekWithoutCalls()) ? 0 : 205 * (0.5 + 0.5 * season(week));
    }

    /** The mean wait of a caller in seconds; Christmas adds a little. */
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

    /** The probability that an order is from a returning customer; at the start all customers are new. */
    double returningShare(Period week) {
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
