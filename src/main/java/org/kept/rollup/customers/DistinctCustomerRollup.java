package org.kept.rollup.customers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;
import org.kept.ingest.RetentionHorizon;
import org.kept.rollup.model.PlacedOrder;
import org.kept.rollup.model.SliceKey;
import org.kept.rollup.tally.TallyDelta;

/** Counts each customer once a day, week and month in every view, as orders are added and removed. */
@ApplicationScoped
public class DistinctCustomerRollup {

    private final OrderStore orders;
    private final ReportingZone zone;
    private final RetentionHorizon retentionHorizon;

    DistinctCustomerRollup(OrderStore orders, ReportingZone zone, RetentionHorizon retentionHorizon) {
        this.orders = orders;
        this.zone = zone;
        this.retentionHorizon = retentionHorizon;
    }

    /** Adds the effects of the changes to the delta; the events are already stored in their new state. */
    public void apply(List<CustomerOrderChange> changes, TallyDelta tallyDelta) {
        var periods = new OrderPeriods(zone);
        var spans = new ArrayList<OrderStore.OrderSpan>();
        for (var change : changes) {
            // A customer without a first order had no order at all, so there is nothing to look up.
            if (!change.isEmpty() && change.before() != null) {
                spans.addAll(spans(change, periods));
            }
        }
        var foundOrders = orders.find(spans);
        for (var change : changes) {
            if (!change.isEmpty()) {
                count(change, otherOrders(change, foundOrders, periods), periods, tallyDelta);
            }
        }
    }

    private OtherOrders otherOrders(
            CustomerOrderChange change, OrderStore.FoundOrders foundOrders, OrderPeriods periods) {
        return foundOrders.crowded().contains(change.customer())
                ? new OtherOrders.QueriedOrders(orders, periods, change)
                : new OtherOrders.ListedOrders(
                        periods, change, foundOrders.listed().getOrDefault(change.customer(), List.of()));
    }

    private void count(
            CustomerOrderChange change, OtherOrders otherOrders, OrderPeriods periods, TallyDelta tallyDelta) {
        var from = change.before() == null ? List.<Period>of() : periods.of(change.before());
        var to = change.after() == null ? List.<Period>of() : periods.of(change.after());
        var removed = views(change.removed(), periods);
        var added = views(change.added().values(), periods);
        for (var period : touched(change, periods)) {
            // Some orders of a month that began before the retention horizon are gone; its count stays.
            if (retentionHorizon.truncates(period)) {
                continue;
            }
            var removedViews = removed.getOrDefault(period, Set.of());
            var addedViews = added.getOrDefault(period, Set.of());
            var views = union(removedViews, addedViews);
            if (from.contains(period) != to.contains(period)) {
                for (var sliceKey : otherOrders.cells(period)) {
                    views = union(views, sliceKey.enclosing());
                }
            }
            for (var sliceKey : views) {
                var hasOther = otherOrders.hasAny(period, sliceKey);
                var before = hasOther || removedViews.contains(sliceKey) ? 1 : 0;
                var after = hasOther || addedViews.contains(sliceKey) ? 1 : 0;
                var firsts = (to.contains(period) ? after : 0) - (from.contains(period) ? before : 0);
                tallyDelta.addCustomers(period, sliceKey, after - before, firsts);
            }
        }
    }

    private static Map<Period, Set<SliceKey>> views(Iterable<PlacedOrder> placed, OrderPeriods periods) {
        var views = new HashMap<Period, Set<SliceKey>>();
        for (var order : placed) {
            var enclosing = order.cell().enclosing();
            periods.of(order).forEach(period -> views.merge(period, enclosing, DistinctCustomerRollup::union));
        }
        return views;
    }

    /** Both sets together; one of them if the other is empty. */
    private static Set<SliceKey> union(Set<SliceKey> one, Set<SliceKey> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        var union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }

    private static Set<Period> touched(CustomerOrderChange change, OrderPeriods periods) {
        var touched = new HashSet<Period>();
        change.touched().forEach(order -> touched.addAll(periods.of(order)));
        return touched;
    }

    /** Spans of the touched orders, merged where they overlap. */
    private static List<OrderStore.OrderSpan> spans(CustomerOrderChange change, OrderPeriods periods) {
        var spans = new ArrayList<OrderStore.OrderSpan>();
        change.touched().stream()
                .map(order -> periods.span(change.customer(), order))
                .sorted()
                .forEach(span -> {
                    var last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
                    if (last != null && !span.from().isAfter(last.to())) {
                        spans.set(spans.size() - 1, last.extendedTo(span.to()));
                    } else {
                        spans.add(span);
                    }
                });
        return spans;
    }
}
