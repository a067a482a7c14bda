package org.kept.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** A day as people and programs write it. */
public final class IsoDates {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private IsoDates() {}

    /**
     * Reads {@code 2026-11-09}: a year of four digits and no other, which every database and every sum of days can take.
     *
     * @throws DateTimeParseException when the text is of another form, or no such day is in the calendar
     */
    public static LocalDate parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new DateTimeParseException("not of the form 2026-11-09", text, 0);
        }
        return LocalDate.parse(text);
    }
}
