package org.kept.rollup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.calendar.Period;
import org.kept.kpi.Input;

/** Counts the customers of a span from their orders, which come one customer's after another's; it remembers one at a time. */
final class CustomersOfSpan {

    private final Sheet sheet;
    private final Function<Placed, List<Period>> periods;
    private final boolean firstOrders;
    private final Map<Period, Set<Cell>> views = new HashMap<>();
    private String customer = "";
    private @Nullable Placed first;
    private boolean referred;

    /**
     * Counts on the sheet.
     *
     * @param periods the periods that an order counts its customer in
     * @param firstOrders whether first orders are counted too
     */
    CustomersOfSpan(Sheet sheet, Function<Placed, List<Period>> periods, boolean firstOrders) {
        this.sheet = sheet;
        this.periods = periods;
        this.firstOrders = firstOrders;
    }

    void add(OrdersOfSpan.Ordered order) {
        if (!order.customer().equals(customer)) {
            end();
            customer = order.customer();
        }
        for (var period : periods.apply(order.placed())) {
            views.computeIfAbsent(period, key -> new HashSet<>())
                    .addAll(order.placed().cell().views());
        }
        // Of several at the first moment the order decides, as everywhere.
        if (order.first() && (first == null || order.placed().compareTo(first) < 0)) {
            first = order.placed();
            referred = order.referred();
        }
    }

    /** No more come. */
    void end() {
        var firsts = first == null ? List.<Period>of() : periods.apply(first);
        views.forEach((period, cells) ->
                cells.forEach(cell -> sheet.addCustomers(period, cell, 1, firsts.contains(period) ? 1 : 0)));
        if (firstOrders && first != null) {
            sheet.add(Input.FIRST_ORDERS, first.at(), first.cell(), Delta.ONE);
            if (referred) {
                sheet.add(Input.FIRST_ORDERS_REFERRED, first.at(), first.cell(), Delta.ONE);
            }
        }
        views.clear();
        first = null;
        referred = false;
    }
}
