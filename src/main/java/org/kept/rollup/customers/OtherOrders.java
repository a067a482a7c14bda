package org.kept.rollup.customers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kept.calendar.Period;
import org.kept.rollup.model.PlacedOrder;
import org.kept.rollup.model.SliceKey;

/** Orders of a customer that a transaction did not add: they count both before and after it. */
interface OtherOrders {

    /** Whether there is one in the period within the view. */
    boolean hasAny(Period period, SliceKey view);

    /** Teams and channels of those in the period. */
    Set<SliceKey> cells(Period period);

    /** Orders few enough to list. */
    final class ListedOrders implements OtherOrders {

        private final Map<Period, Set<SliceKey>> cells = new HashMap<>();

        ListedOrders(OrderPeriods periods, CustomerOrderChange change, List<PlacedOrder> orders) {
            for (var order : orders) {
                if (!change.added().containsKey(order.key())) {
                    periods.of(order).forEach(period -> cells.computeIfAbsent(period, key -> new HashSet<>())
                            .add(order.cell()));
                }
            }
        }

        @Override
        public boolean hasAny(Period period, SliceKey view) {
            for (var cell : cells(period)) {
                if (view.contains(cell)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Set<SliceKey> cells(Period period) {
            return cells.getOrDefault(period, Set.of());
        }
    }

    /** Orders too many to list, queried when needed, such as those of one "customer" booked for all walk-in sales. */
    record QueriedOrders(OrderStore orders, OrderPeriods periods, CustomerOrderChange move) implements OtherOrders {

        @Override
        public boolean hasAny(Period period, SliceKey view) {
            return orders.has(
                    periods.span(move.customer(), period), view, move.added().keySet());
        }

        @Override
        public Set<SliceKey> cells(Period period) {
            return orders.cells(periods.span(move.customer(), period));
        }
    }
}
