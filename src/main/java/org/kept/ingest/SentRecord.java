package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/**
 * One event that another system's record gives, or what is wrong with the record.
 *
 * @param index position among all records that are sent together, from 0
 * @param line row in the file, from 1; null in bodies without rows
 * @param envelope the event as the door takes it; null if the record gives none
 * @param errors what is wrong with the record; empty if it gives an event
 * @param version what tells an older state of the record from a newer one, which it then never replaces; null if nothing
 *     does
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
