package org.kept.rollup.customers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.rollup.model.PlacedOrder;
import org.kept.rollup.model.SliceKey;

/** The orders of a customer that a transaction did not add: they counted before it and count after it. */
interface OtherOrders {

    /** Whether there is one in the period, within that view. */
    boolean in(Period period, SliceKey view);

    /** The teams and channels of those in the period. */
    Set<SliceKey> cells(Period period);

    /** Few enough to be listed. */
    final class ListedOrders implements OtherOrders {

        private final Map<Period, Set<SliceKey>> cells = new HashMap<>();

        ListedOrders(ReportingZone zone, CustomerOrderChange customerOrderChange, List<PlacedOrder> orders) {
            for (var order : orders) {
                if (!customerOrderChange.added().containsKey(order.key())) {
                    for (var grain : Grain.values()) {
                        cells.computeIfAbsent(zone.periodOf(grain, order.at()), key -> new HashSet<>())
                                .add(order.cell());
                    }
                }
            }
        }

        @Override
        public boolean in(Period period, SliceKey view) {
            return cells(period).stream().anyMatch(view::contains);
        }

        @Override
        public Set<SliceKey> cells(Period period) {
            return cells.getOrDefault(period, Set.of());
        }
    }

    /** Too many for that, as of "the customer" under whom a shop books all its passers-by: asked one by one. */
    record QueriedOrders(OrderStore orders, ReportingZone zone, CustomerOrderChange move) implements OtherOrders {

        @Override
        public boolean in(Period period, SliceKey view) {
            return orders.has(span(period), view, move.added().keySet());
        }

        @Override
        public Set<SliceKey> cells(Period period) {
            return orders.cells(span(period));
        }

        private OrderStore.OrderSpan span(Period period) {
            return new OrderStore.OrderSpan(move.customer(), zone.startOf(period), zone.endOf(period));
        }
    }
}
