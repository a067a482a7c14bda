package org.kept.imports.schedule;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/**
 * A schedule as sent by a caller.
 *
 * @param url https address of the file
 * @param mapping name of a saved mapping or recipe
 * @param every ISO 8601 duration between two runs
 * @param paused whether it does not run until it is resumed; null for no
 */
@Schema(name = "NewImportSchedule")
public record ScheduleRequest(
        @Nullable String url,
        @Nullable String mapping,
        @Nullable String every,
        @Nullable Boolean paused) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int MAX_URL = 2_000;
    private static final int MAX_MAPPING = 200;
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(31);

    /** A valid request. */
    record ValidSchedule(String name, URI url, String mapping, Duration every, boolean paused) {}

    /**
     * Checks the request.
     *
     * @throws Problem 422 with every error
     */
    ValidSchedule parse(String name) {
        var faults = new ArrayList<InputError>();
        if (!NAME.matcher(name).matches()) {
            faults.add(InputError.at(
                    "/name",
                    "name.form",
                    "A schedule's name has small letters, digits and hyphens, at most 60, such as shop-orders."));
        }
        var address = address(faults);
        var named = mapping == null ? "" : mapping.strip();
        if (named.isEmpty() || named.length() > MAX_MAPPING) {
            faults.add(InputError.at(
                    "/mapping", "mapping.missing", "Name a saved mapping or a recipe, such as shopify-orders."));
        }
        var pace = pace(faults);
        if (address == null || pace == null || !faults.isEmpty()) {
            throw Problem.invalid("The schedule was not stored. Correct it and send it again.", faults);
        }
        return new ValidSchedule(name, address, named, pace, Boolean.TRUE.equals(paused));
    }

    private @Nullable URI address(List<InputError> faults) {
        try {
            return url == null || url.length() > MAX_URL ? noAddress(faults) : FileAddress.parse(url.strip());
        } catch (FetchException e) {
            faults.add(InputError.at("/url", "url.form", e.detail()));
            return null;
        }
    }

    private static @Nullable URI noAddress(List<InputError> faults) {
        faults.add(InputError.at(
                "/url", "url.missing", "Send the https address of the file, of at most 2,000 characters."));
        return null;
    }

    private @Nullable Duration pace(List<InputError> faults) {
        try {
            var pace = Duration.parse(every == null ? "" : every.strip());
            if (pace.compareTo(SHORTEST) >= 0 && pace.compareTo(LONGEST) <= 0) {
                return pace.truncatedTo(ChronoUnit.SECONDS);
            }
        } catch (DateTimeParseException e) {
            // Reported below, like a duration out of range.
        }
        faults.add(InputError.at(
                "/every",
                "every.range",
                "How often the file is fetched must be an ISO 8601 duration from PT5M to P31D, such as PT1H."));
        return null;
    }
}
