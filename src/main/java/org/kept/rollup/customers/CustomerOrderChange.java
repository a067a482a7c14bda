package org.kept.rollup.customers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Orders that may affect a count, some of them twice; nothing can have changed outside the periods of these. */
    List<PlacedOrder> touched() {
        var touched = new ArrayList<>(removed);
        touched.addAll(added.values());
        if (firstChanged() && before != null) {
            touched.add(before);
        }
        if (firstChanged() && after != null) {
            touched.add(after);
        }
        return touched;
    }
}
