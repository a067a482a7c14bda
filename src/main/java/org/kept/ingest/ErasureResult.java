package org.kept.ingest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Result of erasing a customer.
 *
 * @param reference identifies this erasure in the audit trail without revealing the customer; null if there was no one
 *     to erase
 * @param events number of events that named them, as customer or as referrer
 * @param earlierRevisions number of earlier revisions that contained them or their comments
 */
@Schema(name = "Erasure")
public record ErasureResult(@Nullable String reference, long events, long earlierRevisions) {

    /** Whether there was nothing to erase. */
    public boolean isNothing() {
        return events == 0 && earlierRevisions == 0;
    }

    /** Sum of both erasures, under the first reference. */
    public ErasureResult plus(ErasureResult other) {
        return new ErasureResult(
                reference == null ? other.reference : reference,
                events + other.events,
                earlierRevisions + other.earlierRevisions);
    }
}
