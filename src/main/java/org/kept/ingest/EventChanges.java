package org.kept.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes to events in one transaction, fired before it commits; an observer that throws rolls it back. */
public record EventChanges(List<EventChange> changes) {

    /**
     * One event before and after.
     *
     * @param before what was counted until now; null for a new or previously voided event
     * @param after what is counted from now on; null for an event that is now voided
     */
    public record EventChange(
            @Nullable Event before, @Nullable Event after) {}
}
