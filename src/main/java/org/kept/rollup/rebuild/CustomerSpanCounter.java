package org.kept.rollup.rebuild;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Input;
import org.kept.rollup.model.PlacedOrder;
import org.kept.rollup.model.SliceKey;
import org.kept.rollup.tally.InputDelta;
import org.kept.rollup.tally.TallyDelta;

/** Counts the customers of a span from orders grouped by customer, with one customer in memory at a time. */
final class CustomerSpanCounter {

    private final TallyDelta tallyDelta;
    private final Function<PlacedOrder, List<Period>> periods;
    private final boolean firstOrders;
    private final Map<Period, Set<SliceKey>> views = new HashMap<>();
    private String customer = "";
    private @Nullable PlacedOrder first;
    private boolean referred;

    /**
     * Creates a counter that adds to the delta.
     *
     * @param periods the periods in which an order counts its customer
     * @param firstOrders whether first orders are counted too
     */
    CustomerSpanCounter(TallyDelta tallyDelta, Function<PlacedOrder, List<Period>> periods, boolean firstOrders) {
        this.tallyDelta = tallyDelta;
        this.periods = periods;
        this.firstOrders = firstOrders;
    }

    void add(OrderStream.CustomerOrder order) {
        if (!order.customer().equals(customer)) {
            finish();
            customer = order.customer();
        }
        for (var period : periods.apply(order.placed())) {
            views.computeIfAbsent(period, key -> new HashSet<>())
                    .addAll(order.placed().cell().enclosing());
        }
        // Of several at the first moment their natural order decides, as everywhere.
        if (order.first() && (first == null || order.placed().compareTo(first) < 0)) {
            first = order.placed();
            referred = order.referred();
        }
    }

    /** Counts the current customer; call it after the last order. */
    void finish() {
        var firsts = first == null ? List.<Period>of() : periods.apply(first);
        views.forEach((period, cells) -> cells.forEach(
                sliceKey -> tallyDelta.addCustomers(period, sliceKey, 1, firsts.contains(period) ? 1 : 0)));
        if (firstOrders && first != null) {
            tallyDelta.add(Input.FIRST_ORDERS, first.at(), first.cell(), InputDelta.ONE);
            if (referred) {
                tallyDelta.add(Input.FIRST_ORDERS_REFERRED, first.at(), first.cell(), InputDelta.ONE);
            }
        }
        views.clear();
        first = null;
        referred = false;
    }
}
