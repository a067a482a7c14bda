package org.kept.rollup;

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

/** Counts the orders that a return names, when they were placed, whichever of the two comes first. */
@ApplicationScoped
class ReturnRollup {

    private final ReturnStore returns;
    private final OrderStore orders;

    ReturnRollup(ReturnStore returns, OrderStore orders) {
        this.returns = returns;
        this.orders = orders;
    }

    private void remember(Collection<Net> changes) {
        var gone = new TreeMap<Event.Key, String>();
        var come = new TreeMap<Event.Key, String>();
        for (var change : changes) {
            names(change.before(EventType.RETURN), gone);
            names(change.after(EventType.RETURN), come);
        }
        returns.replace(gone, come);
    }

    private static void names(@Nullable Event event, Map<Event.Key, String> orders) {
        var order = event == null ? null : event.text("order");
        if (event != null && order != null) {
            orders.put(event.key(), order);
        }
    }

    /** The same, and puts on the sheet what follows for the orders; the events are already as they are after it. */
    void apply(Collection<Net> changes, Sheet sheet) {
        var touched = new Touched();
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
        touched.before.forEach(order -> add(sheet, order, before, -1));
        touched.after.forEach(order -> add(sheet, order, after, 1));
        untouched(touched, before, after, sheet);
    }

    /** Orders that were there before and still are, and that a first return names now, or the last one no longer. */
    private void untouched(Touched touched, Set<String> before, Set<String> after, Sheet sheet) {
        var turned = new TreeSet<String>();
        union(before, after).stream()
                .filter(id -> before.contains(id) != after.contains(id))
                .forEach(turned::add);
        var own = touched.after.stream().map(Placed::key).collect(Collectors.toSet());
        for (var order : turned.isEmpty() ? Set.<Placed>of() : orders.named(turned)) {
            if (!own.contains(order.key())) {
                add(sheet, order, after, 1);
                add(sheet, order, before, -1);
            }
        }
    }

    private static void add(Sheet sheet, Placed order, Set<String> returned, int sign) {
        if (returned.contains(order.key().id())) {
            sheet.add(Input.ORDERS_RETURNED, order.at(), order.cell(), Delta.ONE.times(sign));
        }
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    /** Orders as they were and are, and the ids that returns named and name. */
    private static final class Touched {

        private final Set<Placed> before = new HashSet<>();
        private final Set<Placed> after = new HashSet<>();
        private final Set<String> named = new HashSet<>();
        private final Map<String, Set<Event.Key>> naming = new HashMap<>();

        void see(Net change) {
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

        private static void order(@Nullable Event event, Set<Placed> orders) {
            if (event != null) {
                orders.add(Placed.of(event));
            }
        }

        boolean isEmpty() {
            return before.isEmpty() && after.isEmpty() && named.isEmpty() && naming.isEmpty();
        }
    }
}
