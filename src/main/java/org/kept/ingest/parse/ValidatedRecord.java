package org.kept.ingest.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.EventContent;
import org.kept.problem.InputError;

/**
 * A record with the result of its validation: an event, or errors.
 *
 * @param source as sent, as far as it could be read
 * @param id likewise
 * @param content the event; null if there are errors
 * @param asSpelt the event as stored before names were normalised; null if that is the same
 * @param isNewer whether its version is newer than the one stored before; false if none is stored
 */
public record ValidatedRecord(
        RawRecord raw,
        @Nullable String source,
        @Nullable String id,
        @Nullable EventContent content,
        @Nullable EventContent asSpelt,
        List<InputError> errors,
        boolean isNewer) {

    static ValidatedRecord valid(RawRecord raw, EventContent content, @Nullable EventContent asSpelt) {
        var key = content.event().key();
        return new ValidatedRecord(raw, key.source(), key.id(), content, asSpelt, List.of(), false);
    }

    static ValidatedRecord invalid(
            RawRecord raw, @Nullable String source, @Nullable String id, List<InputError> errors) {
        return new ValidatedRecord(raw, source, id, null, null, List.copyOf(errors), false);
    }

    /** The same record as a state that is newer than the stored one, or not. */
    public ValidatedRecord withNewer(boolean newer) {
        return new ValidatedRecord(raw, source, id, content, asSpelt, errors, newer);
    }
}
