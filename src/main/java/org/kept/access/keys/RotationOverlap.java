package org.kept.access.keys;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** The time for which a rotated key stays valid alongside its replacement. */
final class RotationOverlap {

    static final Duration USUAL = Duration.ofHours(24);
    private static final Duration MAX = Duration.ofDays(30);

    private RotationOverlap() {}

    /**
     * Parses an ISO 8601 duration; 24 hours if null or blank.
     *
     * @throws Problem 422 if it is malformed or not between 0 and 30 days
     */
    static Duration parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return USUAL;
        }
        try {
            var overlap = Duration.parse(text.strip());
            if (!overlap.isNegative() && overlap.compareTo(MAX) <= 0) {
                return overlap;
            }
        } catch (DateTimeParseException e) {
            // Reported below, like a duration out of range.
        }
        throw Problem.invalid(
                "The key was not rotated. Correct the overlap and send the request again.",
                List.of(InputError.at(
                        "/overlap",
                        "overlap.range",
                        "The overlap must be an ISO 8601 duration from PT0S to P30D, such as PT24H.")));
    }
}
