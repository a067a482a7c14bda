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
 * Change to one customer's orders in a transaction.
 *
 * @param before the customer's first order of all at the start; null if there was none
 * @param after the customer's first order of all at the end; null if there is none
 * @param removed orders that no longer count as they did
 * @param added orders that count now; a corrected order is in both
 */
record CustomerOrderChange(
        String customer,
        @Nullable PlacedOrder before,
        @Nullable PlacedOrder after,
        Collection<PlacedOrder> removed,
        Map<Event.EventKey, PlacedOrder> added) {

    boolean firstChanged() {
        return !Objects.equals(before, after);
    }

    /** Whether there is nothing to recount. */
    boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty() && !firstChanged();
    }

    /** Every order that may affect a count; nothing can have changed outside the periods of these. */
    Set<PlacedOrder> touched() {
        var firsts = firstChanged() ? Stream.of(before, after) : Stream.<@Nullable PlacedOrder>of();
        return Stream.concat(Stream.concat(removed.stream(), added.values().stream()), firsts)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
