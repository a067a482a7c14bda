package org.kept.ingest.parse;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.kept.problem.InputError;

/**
 * One record of a request, not yet validated.
 *
 * @param index its position in the request, from 0
 * @param line its line, from 1; null in bodies without lines
 * @param envelope its content; null if none of it can be read
 * @param unreadable why the record or one of its values cannot be read; null if it can
 * @param tokens number of names, values and brackets in it
 */
public record RawRecord(
        long index,
        @Nullable Long line,
        @Nullable JsonNode envelope,
        @Nullable InputError unreadable,
        int tokens) {

    /** Memory of an object and its entry in a map, split between its two brackets. */
    static final int BYTES_PER_TOKEN = 50;

    public static RawRecord of(long index, @Nullable Long line, JsonNode envelope) {
        return of(index, line, envelope, 0);
    }

    public static RawRecord of(long index, @Nullable Long line, JsonNode envelope, int tokens) {
        return new RawRecord(index, line, envelope, null, tokens);
    }

    public static RawRecord unreadable(long index, @Nullable Long line, String code, String detail) {
        return new RawRecord(index, line, null, InputError.at("", code, detail), 0);
    }

    /** A record with one unreadable value; the error can name its source and id. */
    public static RawRecord rejected(long index, @Nullable Long line, JsonNode envelope, InputError error) {
        return new RawRecord(index, line, envelope, error, 0);
    }

    /** Estimated memory of the parsed content. */
    public long parsedBytes() {
        return (long) tokens * BYTES_PER_TOKEN;
    }
}
