package org.kept.ingest.parse;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/**
 * One record of a request, not yet validated.
 *
 * @param index its position in the request, from 0
 * @param line its line, from 1; null in bodies without lines
 * @param envelope its content; null if it cannot be read
 * @param unreadable why it cannot be read; null if it can
 * @param tokens names, values and brackets in it
 */
public record RawRecord(
        long index,
        @Nullable Long line,
        @Nullable JsonNode envelope,
        @Nullable InputError unreadable,
        int tokens) {

    /** An object and its place in a map, shared by its two brackets. */
    static final int BYTES_PER_TOKEN = 50;

    public static RawRecord of(long index, @Nullable Long line, JsonNode envelope) {
        return of(index, line, envelope, 0);
    }

    static RawRecord of(long index, @Nullable Long line, JsonNode envelope, int tokens) {
        return new RawRecord(index, line, envelope, null, tokens);
    }

    static RawRecord unreadable(long index, @Nullable Long line, String code, String detail) {
        return new RawRecord(index, line, null, InputError.at("", code, detail), 0);
    }

    /** Estimated memory of the parsed content. */
    public long parsedBytes() {
        return (long) tokens * BYTES_PER_TOKEN;
    }
}
