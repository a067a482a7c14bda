package org.kept.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Parser of ISO dates. */
public final class IsoDates {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** The first day of which Kept knows anything. */
    public static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

    /** What {@link #isInReach} allows, as a sentence. */
    public static final String REACH = "Dates lie between 1990 and 10 years from today.";

    private static final int YEARS_AHEAD = 10;

    private IsoDates() {}

    /** Whether a note, a reset of limits or an action may name the day; others are slips, such as the year 26 or 9999. */
    public static boolean isInReach(LocalDate day, LocalDate today) {
        return !day.isBefore(FIRST) && !day.isAfter(today.plusYears(YEARS_AHEAD));
    }

    /**
     * Parses {@code 2026-11-09}. Only years of four digits, which every database and all date arithmetic can handle.
     *
     * @throws DateTimeParseException if the text has another form, or is no day of the calendar
     */
    public static LocalDate parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new DateTimeParseException("not of the form 2026-11-09", text, 0);
        }
        return LocalDate.parse(text);
    }
}
