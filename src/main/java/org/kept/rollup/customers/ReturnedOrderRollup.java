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

/** Counts the orders that a return names, when they were placed, whichever of the two comes first. */
@ApplicationScoped
public class ReturnedOrderRollup {

    private final ReturnedOrderStore returns;
    private final OrderStore orders;

    ReturnedOrderRollup(ReturnedOrderStore returns, OrderStore orders) {
        this.returns = returns;
        this.orders = orders;
    }

    private void remember(Collection<NetChange> changes) {
        var gone = new TreeMap<Event.EventKey, String>();
        var come = new TreeMap<Event.EventKey, String>();
        for (var change : changes) {
            names(change.before(EventType.RETURN), gone);
            names(change.after(EventType.RETURN), come);
        }
        returns.replace(gone, come);
    }

    private static void names(@Nullable Event event, Map<Event.EventKey, String> orders) {
        var order = event == null ? null : event.text("order");
        if (event != null && order != null) {
            orders.put(event.key(), order);
        }
    }

    /** The same, and puts on the sheet what follows for the orders; the events are already as they are after it. */
    public void apply(Collection<NetChange> changes, TallyDelta tallyDelta) {
        var touched = new TouchedOrders();
        changes.forEach(touched::see);
        if (touched.isEmpty()) {
            return;
        }
        // A return and the order it names, in two transactions at once, would not see each other.
        returns.lock(!touched.naming.isEmpty() || !touched.named.isEmpty());
        remember(changes);
        var ids = new TreeSet<>(touched.naming.keySet());
        ids.addAll(touched.named);
        touched.before.forEach(order -> ids.add(order.key().id()));
        touched.after.forEach(order -> ids.add(order.key().id()));
        var others = returns.namedByOthers(ids, touched.naming);
        var before = union(others, touched.named);
        var after = union(others, touched.naming.keySet());
        touched.before.forEach(order -> add(tallyDelta, order, before, -1));
        touched.after.forEach(order -> add(tallyDelta, order, after, 1));
        untouched(touched, before, after, tallyDelta);
    }

    /** Orders that were there before and still are, and that a first return names now, or the last one no longer. */
    private void untouched(TouchedOrders touched, Set<String> before, Set<String> after, TallyDelta tallyDelta) {
        var turned = new TreeSet<String>();
        union(before, after).stream()
                .filter(id -> before.contains(id) != after.contains(id))
                .forEach(turned::add);
        var own = touched.after.stream().map(PlacedOrder::key).collect(Collectors.toSet());
        for (var order : turned.isEmpty() ? Set.<PlacedOrder>of() : orders.named(turned)) {
            if (!own.contains(order.key())) {
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

    /** Orders as they were and are, and the ids that returns named and name. */
    private static final class TouchedOrders {

        private final Set<PlacedOrder> before = new HashSet<>();
        private final Set<PlacedOrder> after = new HashSet<>();
        private final Set<String> named = new HashSet<>();
        private final Map<String, Set<Event.EventKey>> naming = new HashMap<>();

        void see(NetChange change) {
            order(change.before(EventType.ORDER), before);
            order(change.after(EventType.ORDER), after);
            var before = change.before(EventType.RETURN);
            var after = change.after(EventType.RETURN);
            if (before != null && before.text("order") != null) {
                named.add(before.text("order"));
            }
            if (after != null && after.text("order") != null) {
                naming.computeIfAbsent(after.text("order"), key -> new HashSet<>())
                        .add(after.key());
            }
        }

        private static void order(@Nullable Event event, Set<PlacedOrder> orders) {
            if (event != null) {
                orders.add(PlacedOrder.of(event));
            }
        }

        boolean isEmpty() {
            return before.isEmpty() && after.isEmpty() && named.isEmpty() && naming.isEmpty();
        }
    }
}
