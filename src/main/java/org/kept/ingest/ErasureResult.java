package org.kept.ingest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What erasing a customer came to.
 *
 * @param reference names this erasure in the audit trail and tells nothing of whom it was; null where there was nobody to
 *     erase
 * @param events how many events named them, as customer or as referrer
 * @param earlierRevisions how many earlier revisions held them or their comments
 */
@Schema(name = "Erasure")
public record ErasureResult(@Nullable String reference, long events, long earlierRevisions) {

    /** Whether nothing named them. */
    public boolean isNothing() {
        return events == 0 && earlierRevisions == 0;
    }
}
