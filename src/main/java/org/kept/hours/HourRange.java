package org.kept.hours;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.kept.signal.Verdict;

/**
 * Neighbouring hours of the day that stand out in the same way.
 *
 * @param from the first hour, 0 to 23
 * @param length how many hours; those after midnight follow those before it
 * @param value what they come to together
 */
public record HourRange(int from, int length, Verdict verdict, double value) {

    private static final int DAY = 24;
    /** A dash at which no line is broken. */
    private static final String TO = "\u2060–\u2060";

    /** One hour as it fares, and on which side. */
    record JudgedHour(Verdict verdict, int side) {}

    /** All of them in a day of 24 hours, from the earliest on. */
    static List<HourRange> of(List<JudgedHour> hours, ToDoubleFunction<List<Integer>> together) {
        var stretches = new ArrayList<HourRange>();
        for (var from = 0; from < DAY; from++) {
            var verdict = hours.get(from).verdict();
            if (verdict.isClear() && begins(hours, from)) {
                var length = length(hours, from);
                var first = from;
                var included = IntStream.range(0, length)
                        .mapToObj(each -> (first + each) % DAY)
                        .toList();
                stretches.add(new HourRange(from, length, verdict, together.applyAsDouble(included)));
            }
        }
        return stretches;
    }

    private static boolean begins(List<JudgedHour> hours, int hour) {
        var alike = hours.stream().distinct().count() == 1;
        return alike ? hour == 0 : !hours.get(hour).equals(hours.get((hour + DAY - 1) % DAY));
    }

    private static int length(List<JudgedHour> hours, int from) {
        var length = 1;
        while (length < DAY && hours.get((from + length) % DAY).equals(hours.get(from))) {
            length++;
        }
        return length;
    }

    /** The hour it ends at, 1 to 24. */
    public int to() {
        var end = (from + length) % DAY;
        return end == 0 ? DAY : end;
    }

    /** {@code 09:00–11:00}, or {@code every hour}. */
    public String words() {
        return length == DAY ? "every hour" : clock(from) + TO + clock(to());
    }

    /** {@code 09:00}. */
    public static String clock(int hour) {
        return String.format(Locale.ROOT, "%02d:00", hour);
    }
}
