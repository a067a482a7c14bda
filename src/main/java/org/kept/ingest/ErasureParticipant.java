package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A feature that counts events and keeps every count unchanged when a customer is erased. */
public interface ErasureParticipant {

    /** Redactor of data fields that may contain free text. */
    @FunctionalInterface
    interface FieldRedactor {

        /** The value, or a replacement that counts the same; null if no number depends on it. */
        @Nullable
        JsonNode redact(String member, JsonNode value);
    }

    /** The redactor for the current definitions, which cannot change until the running transaction ends. */
    FieldRedactor redactor();

    /** Locks what is stored about the customer until the running transaction ends. */
    void lockCustomer(String customer);

    /** Replaces the customer by the token, in the running transaction. */
    void rename(String customer, String token);
}
