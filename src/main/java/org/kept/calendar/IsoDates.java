package org.kept.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Parser of ISO dates. */
public final class IsoDates {

    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private IsoDates() {}

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
