package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.problem.Problem;

/** Sending and voiding of events, for the other features. */
public interface EventIngestion {

    /** Characters of the longest reason. */
    int LONGEST_REASON = 1000;

    /** Stores envelopes made inside the service, and returns when they are committed. */
    Receipt push(Iterator<? extends JsonNode> envelopes, IngestOptions options);

    /**
     * Voids an event, so that it counts in no number; voiding it again changes nothing.
     *
     * @throws Problem 404 if the event does not exist or lies outside the reach; the answer does not tell which
     */
    void voidEvent(Event.EventKey key, Actor by, String reason, DataScope dataScope);

    /**
     * Checks the reason for a correction or a void, which is required.
     *
     * @throws Problem 400 when it is missing or too long
     */
    static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON || !InputText.isStorable(reason)) {
            throw Problem.parameter(
                    "reason", "reason is required: one sentence, up to 1,000 characters, that is kept.");
        }
        return reason.strip();
    }
}
