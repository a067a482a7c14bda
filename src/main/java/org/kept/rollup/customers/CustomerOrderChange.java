package org.kept.rollup.customers;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.rollup.model.PlacedOrder;

/**
 * What a transaction did to one customer's orders.
 *
 * @param before their first order of all when it began; null when they had none
 * @param after their first order of all at its end
 * @param removed orders that count no longer as they did
 * @param added orders that count now; one that was corrected is among both
 */
record CustomerOrderChange(
        String customer,
        @Nullable PlacedOrder before,
        @Nullable PlacedOrder after,
        Collection<PlacedOrder> removed,
        Map<Event.EventKey, PlacedOrder> added) {

    boolean firstMoved() {
        return !Objects.equals(before, after);
    }

    /** Whether there is nothing to count anew. */
    boolean isNothing() {
        return removed.isEmpty() && added.isEmpty() && !firstMoved();
    }

    /** Every order that says where to look: in no other period can anything have changed. */
    Set<PlacedOrder> touched() {
        var firsts = firstMoved() ? Stream.of(before, after) : Stream.<@Nullable PlacedOrder>of();
        return Stream.concat(Stream.concat(removed.stream(), added.values().stream()), firsts)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
