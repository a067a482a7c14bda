package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Whoever counts from the events, asked when a customer is erased, so that every count stays as it is. */
public interface ErasureParticipant {

    /** What is asked of members of data that may hold anything. */
    @FunctionalInterface
    interface FieldRedactor {

        /** The value itself, or something in its place that is counted alike; null where nothing asks for it. */
        @Nullable
        JsonNode redact(String member, JsonNode value);
    }

    /** What is asked, and goes on being asked until the running transaction ends. */
    FieldRedactor redactor();

    /** Keeps whatever is known of the customer from changing until the running transaction ends. */
    void lockCustomer(String customer);

    /** Knows a customer that is held under another name, in the running transaction. */
    void rename(String customer, String token);
}
