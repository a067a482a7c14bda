package org.kept.outbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kept.problem.ListParameters;
import org.kept.problem.Problem;

/** Position in a list of deliveries, as an opaque text for a URL. */
record OutboxCursor(Instant created, String channel, String target, UUID id) {

    static String text(OutboxDelivery delivery) {
        return ListParameters.cursor(
                delivery.created().toString(),
                delivery.channel(),
                delivery.target(),
                delivery.id().toString());
    }

    /**
     * Parses a cursor written by {@link #text}; null without one.
     *
     * @throws Problem 400 if it is not one
     */
    static @Nullable OutboxCursor parse(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        var values = ListParameters.position(cursor, 4);
        try {
            return new OutboxCursor(
                    Instant.parse(values.get(0)), values.get(1), values.get(2), UUID.fromString(values.get(3)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ListParameters.invalidCursor();
        }
    }
}
