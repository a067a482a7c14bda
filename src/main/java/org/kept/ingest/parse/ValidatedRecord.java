package org.kept.ingest.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.EventContent;
import org.kept.problem.InputError;

/**
 * A record and what its validation found: an event, or errors.
 *
 * @param source as sent, as far as it could be read
 * @param id likewise
 * @param content the event; null if there are errors
 */
public record ValidatedRecord(
        RawRecord raw,
        @Nullable String source,
        @Nullable String id,
        @Nullable EventContent content,
        List<InputError> errors) {

    static ValidatedRecord valid(RawRecord raw, EventContent content) {
        var key = content.event().key();
        return new ValidatedRecord(raw, key.source(), key.id(), content, List.of());
    }

    static ValidatedRecord invalid(
            RawRecord raw, @Nullable String source, @Nullable String id, List<InputError> errors) {
        return new ValidatedRecord(raw, source, id, null, List.copyOf(errors));
    }
}
