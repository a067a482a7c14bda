package org.kept.access.keys;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/** For how long a key still holds beside the one that takes its place. */
final class RotationOverlap {

    static final Duration USUAL = Duration.ofHours(24);
    private static final Duration MOST = Duration.ofDays(30);

    private RotationOverlap() {}

    /**
     * Reads an ISO duration; a day where none is given.
     *
     * @throws Problem 422 where it is none, or not within 0 and 30 days
     */
    static Duration read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return USUAL;
        }
        try {
            var overlap = Duration.parse(text.strip());
            if (!overlap.isNegative() && overlap.compareTo(MOST) <= 0) {
                return overlap;
            }
        } catch (DateTimeParseException e) {
            // Told below: what is no duration is as wrong as one that is too long.
        }
        throw Problem.invalid(
                "The key cannot be rotated like this.",
                List.of(InputError.at(
                        "/overlap",
                        "overlap.range",
                        "The overlap is an ISO duration from PT0S to P30D, such as PT24H.")));
    }
}
