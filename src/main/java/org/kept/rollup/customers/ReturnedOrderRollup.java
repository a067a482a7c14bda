package org.kept.rollup.customers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.Event;
import org.kept.kpi.EventType;
import org.kept.kpi.Input;
import org.kept.rollup.model.NetChange;
import org.kept.rollup.model.PlacedOrder;
import org.kept.rollup.tally.InputDelta;
import org.kept.rollup.tally.TallyDelta;

/** Counts returned orders at the time they were placed, whichever of order and return arrives first. */
@ApplicationScoped
public class ReturnedOrderRollup {

    private final ReturnedOrderStore returns;
    private final OrderStore orders;

    ReturnedOrderRollup(ReturnedOrderStore returns, OrderStore orders) {
        this.returns = returns;
        this.orders = orders;
    }

    private void storeReturns(Collection<NetChange> changes) {
        var removed = new TreeMap<Event.EventKey, String>();
        var added = new TreeMap<Event.EventKey, String>();
        for (var change : changes) {
            collectOrderId(change.before(EventType.RETURN), removed);
            collectOrderId(change.after(EventType.RETURN), added);
        }
        returns.replace(removed, added);
    }

    private static void collectOrderId(@Nullable Event event, Map<Event.EventKey, String> orders) {
        var order = event == null ? null : event.text("order");
        if (event != null && order != null) {
            orders.put(event.key(), order);
        }
    }

    /** Stores which orders returns name and adds the effects to the delta; the events are stored in their new state. */
    public void apply(Collection<NetChange> changes, TallyDelta tallyDelta) {
        var touched = new TouchedOrders();
        changes.forEach(touched::add);
        if (touched.isEmpty()) {
            return;
        }
        // A return and its order in two concurrent transactions would not see each other.
        returns.lock(!touched.returnsByOrderId.isEmpty() || !touched.previousOrderIds.isEmpty());
        storeReturns(changes);
        var ids = new TreeSet<>(touched.returnsByOrderId.keySet());
        ids.addAll(touched.previousOrderIds);
        touched.before.forEach(order -> ids.add(order.key().id()));
        touched.after.forEach(order -> ids.add(order.key().id()));
        var namedByOthers = returns.namedByOthers(ids, touched.returnsByOrderId);
        var before = union(namedByOthers, touched.previousOrderIds);
        var after = union(namedByOthers, touched.returnsByOrderId.keySet());
        touched.before.forEach(order -> add(tallyDelta, order, before, -1));
        touched.after.forEach(order -> add(tallyDelta, order, after, 1));
        countUntouched(touched, before, after, tallyDelta);
    }

    /** Counts untouched orders that got their first return or lost their last one. */
    private void countUntouched(TouchedOrders touched, Set<String> before, Set<String> after, TallyDelta tallyDelta) {
        var changedIds = new TreeSet<String>();
        union(before, after).stream()
                .filter(id -> before.contains(id) != after.contains(id))
                .forEach(changedIds::add);
        var touchedKeys = touched.after.stream().map(PlacedOrder::key).collect(Collectors.toSet());
        for (var order : changedIds.isEmpty() ? Set.<PlacedOrder>of() : orders.findByIds(changedIds)) {
            if (!touchedKeys.contains(order.key())) {
                add(tallyDelta, order, after, 1);
                add(tallyDelta, order, before, -1);
            }
        }
    }

    private static void add(TallyDelta tallyDelta, PlacedOrder order, Set<String> returned, int sign) {
        if (returned.contains(order.key().id())) {
            tallyDelta.add(Input.ORDERS_RETURNED, order.at(), order.cell(), InputDelta.ONE.times(sign));
        }
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    /** Orders before and after, and the order ids that returns named before and name now. */
    private static final class TouchedOrders {

        private final Set<PlacedOrder> before = new HashSet<>();
        private final Set<PlacedOrder> after = new HashSet<>();
        private final Set<String> previousOrderIds = new HashSet<>();
        private final Map<String, Set<Event.EventKey>> returnsByOrderId = new HashMap<>();

        void add(NetChange change) {
            order(change.before(EventType.ORDER), before);
            order(change.after(EventType.ORDER), after);
            var before = change.before(EventType.RETURN);
            var after = change.after(EventType.RETURN);
            if (before != null && before.text("order") != null) {
                previousOrderIds.add(before.text("order"));
            }
            if (after != null && after.text("order") != null) {
                returnsByOrderId
                        .computeIfAbsent(after.text("order"), key -> new HashSet<>())
                        .add(after.key());
            }
        }

        private static void order(@Nullable Event event, Set<PlacedOrder> orders) {
            if (event != null) {
                orders.add(PlacedOrder.of(event));
            }
        }

        boolean isEmpty() {
            return before.isEmpty() && after.isEmpty() && previousOrderIds.isEmpty() && returnsByOrderId.isEmpty();
        }
    }
}
