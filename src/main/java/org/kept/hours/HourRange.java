package org.kept.hours;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.kept.signal.Verdict;

/**
 * Adjacent hours of the day with the same clear verdict.
 *
 * @param from the first hour, 0 to 23
 * @param length the number of hours, 1 to 24; a range may run past midnight
 * @param value the value of these hours together
 */
public record HourRange(int from, int length, Verdict verdict, double value) {

    private static final int HOURS_PER_DAY = 24;
    /** A dash at which no line breaks. */
    private static final String DASH = "\u2060–\u2060";

    /** The verdict on one hour, and the side of the target it is on. */
    record JudgedHour(Verdict verdict, int side) {}

    /** All ranges in a day of 24 hours, earliest first. */
    static List<HourRange> of(List<JudgedHour> hours, ToDoubleFunction<List<Integer>> combined) {
        var ranges = new ArrayList<HourRange>();
        for (var from = 0; from < HOURS_PER_DAY; from++) {
            var verdict = hours.get(from).verdict();
            if (verdict.isClear() && begins(hours, from)) {
                var length = length(hours, from);
                var first = from;
                var hourIndexes = IntStream.range(0, length)
                        .mapToObj(each -> (first + each) % HOURS_PER_DAY)
                        .toList();
                ranges.add(new HourRange(from, length, verdict, combined.applyAsDouble(hourIndexes)));
            }
        }
        return ranges;
    }

    private static boolean begins(List<JudgedHour> hours, int hour) {
        var allEqual = hours.stream().distinct().count() == 1;
        return allEqual ? hour == 0 : !hours.get(hour).equals(hours.get((hour + HOURS_PER_DAY - 1) % HOURS_PER_DAY));
    }

    private static int length(List<JudgedHour> hours, int from) {
        var length = 1;
        while (length < HOURS_PER_DAY
                && hours.get((from + length) % HOURS_PER_DAY).equals(hours.get(from))) {
            length++;
        }
        return length;
    }

    /** The hour at which it ends, 1 to 24. */
    public int to() {
        var end = (from + length) % HOURS_PER_DAY;
        return end == 0 ? HOURS_PER_DAY : end;
    }

    /** {@code 09:00–11:00}, or {@code every hour}. */
    public String words() {
        return length == HOURS_PER_DAY ? "every hour" : clock(from) + DASH + clock(to());
    }

    /** {@code 09:00}. */
    public static String clock(int hour) {
        return (hour < 10 ? "0" : "") + hour + ":00";
    }
}
