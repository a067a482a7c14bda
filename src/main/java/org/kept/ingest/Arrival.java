package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Fault;

/**
 * One thing that came in, in whatever body, not yet looked at.
 *
 * @param index its place in the request, from 0
 * @param line its line, from 1; null in bodies that have none
 * @param envelope what it holds; null when it cannot be read
 * @param unreadable why not; null when it can
 */
record Arrival(
        long index,
        @Nullable Long line,
        @Nullable JsonNode envelope,
        @Nullable Fault unreadable) {

    static Arrival of(long index, @Nullable Long line, JsonNode envelope) {
        return new Arrival(index, line, envelope, null);
    }

    static Arrival unreadable(long index, @Nullable Long line, String code, String detail) {
        return new Arrival(index, line, null, Fault.at("", code, detail));
    }
}
