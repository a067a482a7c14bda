package org.kept.rollup.customers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kept.calendar.Grain;
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
        var spans = new ArrayList<OrderStore.OrderSpan>();
        for (var change : changes) {
            // A customer without a first order had no order at all, so there is nothing to look up.
            if (!change.isEmpty() && change.before() != null) {
                spans.addAll(spans(change));
            }
        }
        var foundOrders = orders.find(spans);
        for (var change : changes) {
            if (!change.isEmpty()) {
                count(change, otherOrders(change, foundOrders), tallyDelta);
            }
        }
    }

    private OtherOrders otherOrders(CustomerOrderChange change, OrderStore.FoundOrders foundOrders) {
        return foundOrders.crowded().contains(change.customer())
                ? new OtherOrders.QueriedOrders(orders, zone, change)
                : new OtherOrders.ListedOrders(
                        zone, change, foundOrders.listed().getOrDefault(change.customer(), List.of()));
    }

    private void count(CustomerOrderChange change, OtherOrders otherOrders, TallyDelta tallyDelta) {
        var from = change.before() == null
                ? Set.<Period>of()
                : Set.copyOf(periods(change.before().at()));
        var to = change.after() == null
                ? Set.<Period>of()
                : Set.copyOf(periods(change.after().at()));
        var removed = views(change.removed());
        var added = views(change.added().values());
        for (var period : periods(change)) {
            // Some orders of a month that began before the retention horizon are gone; its count stays.
            if (retentionHorizon.truncates(period)) {
                continue;
            }
            var removedViews = removed.getOrDefault(period, Set.of());
            var addedViews = added.getOrDefault(period, Set.of());
            var cells = new HashSet<>(removedViews);
            cells.addAll(addedViews);
            if (from.contains(period) != to.contains(period)) {
                otherOrders.cells(period).forEach(sliceKey -> cells.addAll(sliceKey.enclosing()));
            }
            for (var sliceKey : cells) {
                var hasOther = otherOrders.hasAny(period, sliceKey);
                var before = hasOther || removedViews.contains(sliceKey) ? 1 : 0;
                var after = hasOther || addedViews.contains(sliceKey) ? 1 : 0;
                var firsts = (to.contains(period) ? after : 0) - (from.contains(period) ? before : 0);
                tallyDelta.addCustomers(period, sliceKey, after - before, firsts);
            }
        }
    }

    private Map<Period, Set<SliceKey>> views(Iterable<PlacedOrder> placed) {
        var views = new HashMap<Period, Set<SliceKey>>();
        for (var order : placed) {
            for (var period : periods(order.at())) {
                views.computeIfAbsent(period, key -> new HashSet<>())
                        .addAll(order.cell().enclosing());
            }
        }
        return views;
    }

    private Set<Period> periods(CustomerOrderChange change) {
        var periods = new HashSet<Period>();
        change.touched().forEach(order -> periods.addAll(periods(order.at())));
        return periods;
    }

    private List<Period> periods(Instant at) {
        var day = zone.dateOf(at);
        return Stream.of(Grain.DAY, Grain.WEEK, Grain.MONTH)
                .map(grain -> Period.of(grain, day))
                .toList();
    }

    /** Spans from the earlier start to the later end of each order's week and month, merged where they overlap. */
    private List<OrderStore.OrderSpan> spans(CustomerOrderChange change) {
        var spans = new ArrayList<OrderStore.OrderSpan>();
        change.touched().stream()
                .map(order -> {
                    var day = zone.dateOf(order.at());
                    var week = Period.of(Grain.WEEK, day);
                    var month = Period.of(Grain.MONTH, day);
                    var from = week.start().isBefore(month.start()) ? week : month;
                    var to = week.end().isAfter(month.end()) ? week : month;
                    return new OrderStore.OrderSpan(change.customer(), zone.startOf(from), zone.endOf(to));
                })
                .distinct()
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
