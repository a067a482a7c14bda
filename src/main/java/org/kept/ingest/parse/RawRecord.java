package org.kept.ingest.parse;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/**
 * One thing that came in, in whatever body, not yet looked at.
 *
 * @param index its place in the request, from 0
 * @param line its line, from 1; null in bodies that have none
 * @param envelope what it holds; null when it cannot be read
 * @param unreadable why not; null when it can
 */
public record RawRecord(
        long index,
        @Nullable Long line,
        @Nullable JsonNode envelope,
        @Nullable InputError unreadable) {

    public static RawRecord of(long index, @Nullable Long line, JsonNode envelope) {
        return new RawRecord(index, line, envelope, null);
    }

    static RawRecord unreadable(long index, @Nullable Long line, String code, String detail) {
        return new RawRecord(index, line, null, InputError.at("", code, detail));
    }
}
