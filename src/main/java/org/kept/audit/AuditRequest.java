package org.kept.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.IsoDates;
import org.kept.problem.ListParameters;
import org.kept.problem.NearestWord;
import org.kept.problem.Problem;
import org.kept.ui.PageUrl;

/**
 * Parses the query parameters {@code act}, {@code actor}, {@code subject}, {@code from}, {@code to} and {@code cursor}.
 */
record AuditRequest(PageUrl address, AuditQuery question) {

    /**
     * Parses and validates the parameters.
     *
     * @param zone the time zone of the days {@code from} and {@code to}
     * @throws Problem 400 if a parameter is malformed
     */
    static AuditRequest of(PageUrl pageUrl, ZoneId zone) {
        var parameters = pageUrl.parameters();
        var query = new AuditQuery(
                parseAction(parameters.get("act")),
                normalizedActor(parameters.get("actor")),
                stripped(parameters.get("subject")),
                startOfDay("from", parameters.get("from"), 0, zone),
                startOfDay("to", parameters.get("to"), 1, zone),
                parseCursor(parameters.get("cursor")));
        return new AuditRequest(pageUrl, query);
    }

    private static @Nullable String parseAction(@Nullable String code) {
        if (code != null && AuditAction.of(code).isEmpty()) {
            throw Problem.parameter(
                    "act",
                    "act must be a code such as key.made or event.voided. The page /audit lists them."
                            + NearestWord.suggestion(code, AuditAction.codes()));
        }
        return code;
    }

    /** Lower-cases e-mail addresses, as stored; leaves key names as they are. */
    private static @Nullable String normalizedActor(@Nullable String text) {
        var name = stripped(text);
        return name == null || Actor.isKey(name) ? name : name.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    private static @Nullable Instant startOfDay(String name, @Nullable String text, int daysLater, ZoneId zone) {
        if (text == null) {
            return null;
        }
        try {
            var day = IsoDates.parse(text);
            if (day.getYear() < 1990 || day.getYear() > 2999) {
                throw Problem.parameter(name, name + " must be a date from 1990 to 2999, such as 2026-11-16.");
            }
            return day.plusDays(daysLater).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.parameter(name, name + " must be a date such as 2026-11-16.");
        }
    }

    private static @Nullable Long parseCursor(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw ListParameters.invalidCursor();
        }
    }
}
