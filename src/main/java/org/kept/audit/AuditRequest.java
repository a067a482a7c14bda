package org.kept.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.IsoDates;
import org.kept.problem.Problem;
import org.kept.ui.PageUrl;

/** What an address asks of the trail: {@code act}, {@code actor}, {@code subject}, {@code from}, {@code to}, {@code cursor}. */
record AuditRequest(PageUrl address, AuditQuery question) {

    /**
     * Reads the parameters.
     *
     * @param zone whose days {@code from} and {@code to} are
     * @throws Problem 400 where one is not of its form
     */
    static AuditRequest of(PageUrl pageUrl, ZoneId zone) {
        var asked = pageUrl.parameters();
        var question = new AuditQuery(
                act(asked.get("act")),
                actor(asked.get("actor")),
                stripped(asked.get("subject")),
                start("from", asked.get("from"), 0, zone),
                start("to", asked.get("to"), 1, zone),
                number(asked.get("cursor")));
        return new AuditRequest(pageUrl, question);
    }

    private static @Nullable String act(@Nullable String code) {
        if (code != null && AuditAction.of(code).isEmpty()) {
            throw Problem.parameter(
                    "act", "act is a code such as key.made or event.voided; the page /audit lists them.");
        }
        return code;
    }

    /** People are known by their addresses in lower case; keys by what they are called. */
    private static @Nullable String actor(@Nullable String text) {
        var name = stripped(text);
        return name == null || name.startsWith("key:") ? name : name.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    private static @Nullable Instant start(String name, @Nullable String text, int daysLater, ZoneId zone) {
        if (text == null) {
            return null;
        }
        try {
            var day = IsoDates.parse(text);
            if (day.getYear() < 1990 || day.getYear() > 2999) {
                throw Problem.parameter(name, name + " is a day from 1990 on, such as 2026-11-16.");
            }
            return day.plusDays(daysLater).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.parameter(name, name + " is a day such as 2026-11-16.");
        }
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw Problem.parameter("cursor", "The cursor is not one that a list answered; begin without one.");
        }
    }
}
