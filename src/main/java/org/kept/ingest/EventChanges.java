package org.kept.ingest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes to events in one transaction, fired before it commits; an observer that throws rolls it back.
 *
 * @param superseded collects from observers the stored figures that do not count, because a later figure exists
 */
public record EventChanges(List<EventChange> changes, List<Event> superseded) {

    public EventChanges(List<EventChange> changes) {
        this(List.copyOf(changes), new ArrayList<>());
    }

    /**
     * One event before and after.
     *
     * @param before what was counted until now; null for a new or previously voided event
     * @param after what is counted from now on; null for an event that is now voided
     */
    public record EventChange(
            @Nullable Event before, @Nullable Event after) {}
}
