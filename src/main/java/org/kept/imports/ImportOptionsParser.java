package org.kept.imports;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.InputText;
import org.kept.mapping.DurationClock;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.table.DateOrder;
import org.kept.table.DecimalMark;

/** Parses the options given with a mapping; a blank one counts as not given. */
public final class ImportOptionsParser {

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final int MAX_NAME = 200;

    private ImportOptionsParser() {}

    /**
     * Parses the name of a mapping.
     *
     * @throws Problem 400 if it is missing
     */
    public static String mapping(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > MAX_NAME) {
            throw Problem.parameter(
                    "mapping",
                    "mapping is required: the name of a saved mapping or of a recipe. Send the file to"
                            + " /api/v1/imports/inspect to see which fits.");
        }
        return text.strip();
    }

    /** The text of a source; null if it is blank. */
    public static @Nullable String source(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The name of a sheet, including leading and trailing blanks, which Excel allows; null if it is blank. */
    public static @Nullable String sheet(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * Parses a time zone.
     *
     * @throws Problem 400 if there is no such zone
     */
    public static @Nullable ZoneId zone(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            var nearest = NearestWord.suggestion(text, ZoneId.getAvailableZoneIds());
            throw Problem.parameter(
                    "zone",
                    "zone: '" + InputText.excerpt(text) + "' is not a time zone."
                            + (nearest.isEmpty() ? " Write one like Europe/Berlin." : nearest));
        }
    }

    /**
     * Parses a year.
     *
     * @throws Problem 400 if it is not a year
     */
    public static @Nullable Integer year(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            var year = Integer.parseInt(text.strip());
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return year;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw Problem.parameter("year", "year must be a year such as 2026.");
    }

    /**
     * Parses a decimal mark.
     *
     * @throws Problem 400 if it is not one
     */
    public static @Nullable DecimalMark decimal(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return switch (text.strip()) {
            case ".", "point" -> DecimalMark.POINT;
            case ",", "comma" -> DecimalMark.COMMA;
            default -> throw Problem.parameter("decimal", text, List.of("point", "comma"));
        };
    }

    /**
     * Parses the order of day and month.
     *
     * @throws Problem 400 if it is not one
     */
    public static @Nullable DateOrder dates(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var order = DateOrder.find(text.strip());
        if (order == null) {
            throw Problem.parameter("dates", text, DateOrder.codes());
        }
        return order;
    }

    /**
     * Parses how durations such as {@code 4:30} are written.
     *
     * @throws Problem 400 if it is neither
     */
    public static @Nullable DurationClock clock(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var clock = DurationClock.find(text.strip());
        if (clock == null) {
            throw Problem.parameter("clock", "clock must be mm:ss or hh:mm.");
        }
        return clock;
    }
}
