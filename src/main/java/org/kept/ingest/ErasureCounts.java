package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Whoever counts from the events, asked when a customer is erased, so that every count stays as it is. */
public interface ErasureCounts {

    /** What is asked of members of data that may hold anything. */
    @FunctionalInterface
    interface Asked {

        /** The value itself, or something in its place that is counted alike; null where nothing asks for it. */
        @Nullable
        JsonNode left(String member, JsonNode value);
    }

    /** What is asked now. */
    Asked asked();

    /** Forgets a customer whom no event names any more, in the running transaction. */
    void forget(String customer);
}
