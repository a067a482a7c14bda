package org.kept.calendar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A shift of one day, in minutes on the clock. It belongs to the day on which it begins.
 *
 * @param from minutes after midnight, 0 to 1,439
 * @param to minutes after the same midnight, later than {@code from} and at most a day later: 1,440 is midnight, and
 *     1,800 is six o'clock on the next morning
 */
public record OpeningSpan(int from, int to) {

    /** Maximum number of shifts in a day. */
    public static final int MAX_A_DAY = 6;

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final Pattern FORM =
            Pattern.compile("([01]?\\d|2[0-3])[:.]([0-5]\\d)\\s*[-–]\\s*(?:([01]?\\d|2[0-3])[:.]([0-5]\\d)|24[:.]00)");

    public OpeningSpan {
        if (from < 0 || from >= DAY || to <= from || to > from + DAY) {
            throw new IllegalArgumentException("a shift from minute " + from + " to minute " + to);
        }
    }

    /**
     * Parses {@code 09:00-12:00}. An end before the beginning is on the next morning, and 24:00 is midnight.
     *
     * @throws IllegalArgumentException if the text has another form, or ends when it begins
     */
    public static OpeningSpan parse(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text.strip() + "' is not a time like 09:00-17:30.");
        }
        var from = minutes(parts.group(1), parts.group(2));
        var to = parts.group(3) == null ? DAY : minutes(parts.group(3), parts.group(4));
        if (to == from) {
            throw new IllegalArgumentException(
                    "'" + text.strip() + "' ends when it begins. For the whole day write 00:00-24:00.");
        }
        return new OpeningSpan(from, to < from ? to + DAY : to);
    }

    /**
     * Parses the shifts of a day, such as {@code 09:00-12:00, 13:00-17:30}. A blank text is a day without any.
     *
     * @return the shifts, earliest first
     * @throws IllegalArgumentException if one cannot be read, two overlap or there are too many
     */
    public static List<OpeningSpan> parseDay(String text) {
        return text.isBlank() ? List.of() : day(List.of(text.strip().split("\\s*[,;]\\s*", -1)));
    }

    /**
     * Parses the shifts of a day, one text for each.
     *
     * @return the shifts, earliest first
     * @throws IllegalArgumentException if one cannot be read, two overlap or there are too many
     */
    public static List<OpeningSpan> day(List<String> texts) {
        if (texts.size() > MAX_A_DAY) {
            throw new IllegalArgumentException("A day has at most " + MAX_A_DAY + " opening times.");
        }
        var spans = new ArrayList<OpeningSpan>();
        texts.forEach(text -> spans.add(parse(text)));
        spans.sort(Comparator.comparingInt(OpeningSpan::from));
        for (var i = 1; i < spans.size(); i++) {
            if (spans.get(i).from < spans.get(i - 1).to) {
                throw new IllegalArgumentException(
                        "'" + spans.get(i - 1) + "' and '" + spans.get(i) + "' overlap. Write one of them shorter.");
            }
        }
        return List.copyOf(spans);
    }

    private static int minutes(String hours, String minutes) {
        return Integer.parseInt(hours) * HOUR + Integer.parseInt(minutes);
    }

    /** Length on the clock, in minutes. */
    public int minutes() {
        return to - from;
    }

    /** The shifts of a day as {@link #parseDay} reads them; empty if there are none. */
    public static String text(List<OpeningSpan> day) {
        return day.stream().map(OpeningSpan::toString).collect(Collectors.joining(", "));
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return clock(from) + "-" + (to == DAY ? "24:00" : clock(to % DAY));
    }

    private static String clock(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / HOUR, minutes % HOUR);
    }
}
