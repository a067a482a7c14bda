package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/**
 * An event mapped from a record of another system, or the errors of the record.
 *
 * @param index position among the records sent together, from 0
 * @param line row in the file, from 1; null in bodies without rows
 * @param envelope the event as a sender would push it; null if the record gives none
 * @param errors the errors of the record; empty if it gives an event
 * @param version orders the states of the record, so that an older state never replaces a newer one; null if it has
 * none
 */
public record SentRecord(
        long index,
        @Nullable Long line,
        @Nullable JsonNode envelope,
        List<InputError> errors,
        @Nullable String version) {

    public static SentRecord of(long index, @Nullable Long line, JsonNode envelope) {
        return of(index, line, envelope, null);
    }

    public static SentRecord of(long index, @Nullable Long line, JsonNode envelope, @Nullable String version) {
        return new SentRecord(index, line, envelope, List.of(), version);
    }

    public static SentRecord faulty(long index, @Nullable Long line, List<InputError> errors) {
        return new SentRecord(index, line, null, List.copyOf(errors), null);
    }
}
