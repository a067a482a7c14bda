package org.kept.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction changed among the events, handed to whoever observes it before that transaction commits: an
 * observer that throws undoes it.
 */
public record EventChanges(List<EventChange> changes) {

    /**
     * One event before and after.
     *
     * @param before what counted until now; null for a new event or one that was voided
     * @param after what counts from now on; null for an event that is voided
     */
    public record EventChange(
            @Nullable Event before, @Nullable Event after) {}
}
