package org.kept.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.kept.access.Reach;
import org.kept.audit.Actor;
import org.kept.problem.Problem;

/** Sending and voiding of events, for the other features. */
public interface EventIngestion {

    /** Characters of the longest reason. */
    int LONGEST_REASON = 1000;

    /** Takes envelopes that were made in the service itself, and waits until they are stored. */
    Receipt push(Iterator<? extends JsonNode> envelopes, IngestOptions options);

    /**
     * Makes an event count nowhere; one that is void already stays as it is.
     *
     * @throws Problem 404 when there is no such event, in the same words where it is not theirs
     */
    void voidEvent(Event.Key key, Actor by, String reason, Reach reach);

    /**
     * Checks the reason for a correction or a voiding, which is never optional.
     *
     * @throws Problem 400 when it is missing or too long
     */
    static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON || !Texts.isStorable(reason)) {
            throw Problem.parameter(
                    "reason", "reason is required: one sentence, up to 1,000 characters, that is kept.");
        }
        return reason.strip();
    }
}
