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

/** Counts each customer once a day, week and month, for every view of the company, as their orders come and go. */
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

    /** Puts on the sheet what the moves change; the events are already as they are after them. */
    public void apply(List<CustomerOrderChange> moves, TallyDelta tallyDelta) {
        var wanted = new ArrayList<OrderStore.OrderSpan>();
        for (var customerOrderChange : moves) {
            // Somebody without a first order had no order at all, so there is nothing to look up.
            if (!customerOrderChange.isNothing() && customerOrderChange.before() != null) {
                wanted.addAll(spans(customerOrderChange));
            }
        }
        var found = orders.of(wanted);
        for (var customerOrderChange : moves) {
            if (!customerOrderChange.isNothing()) {
                count(customerOrderChange, others(customerOrderChange, found), tallyDelta);
            }
        }
    }

    private OtherOrders others(CustomerOrderChange customerOrderChange, OrderStore.FoundOrders found) {
        return found.crowded().contains(customerOrderChange.customer())
                ? new OtherOrders.QueriedOrders(orders, zone, customerOrderChange)
                : new OtherOrders.ListedOrders(
                        zone,
                        customerOrderChange,
                        found.listed().getOrDefault(customerOrderChange.customer(), List.of()));
    }

    private void count(CustomerOrderChange customerOrderChange, OtherOrders otherOrders, TallyDelta tallyDelta) {
        var from = customerOrderChange.before() == null
                ? Set.<Period>of()
                : Set.copyOf(periods(customerOrderChange.before().at()));
        var to = customerOrderChange.after() == null
                ? Set.<Period>of()
                : Set.copyOf(periods(customerOrderChange.after().at()));
        var removed = views(customerOrderChange.removed());
        var added = views(customerOrderChange.added().values());
        for (var period : periods(customerOrderChange)) {
            // Of a month that began before the floor not every order is there any more; its count stays.
            if (retentionHorizon.truncates(period)) {
                continue;
            }
            var gone = removed.getOrDefault(period, Set.of());
            var come = added.getOrDefault(period, Set.of());
            var cells = new HashSet<>(gone);
            cells.addAll(come);
            if (from.contains(period) != to.contains(period)) {
                otherOrders.cells(period).forEach(sliceKey -> cells.addAll(sliceKey.enclosing()));
            }
            for (var sliceKey : cells) {
                var stays = otherOrders.in(period, sliceKey);
                var before = stays || gone.contains(sliceKey) ? 1 : 0;
                var after = stays || come.contains(sliceKey) ? 1 : 0;
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

    private Set<Period> periods(CustomerOrderChange customerOrderChange) {
        var periods = new HashSet<Period>();
        customerOrderChange.touched().forEach(order -> periods.addAll(periods(order.at())));
        return periods;
    }

    private List<Period> periods(Instant at) {
        var day = zone.dateOf(at);
        return Stream.of(Grain.DAY, Grain.WEEK, Grain.MONTH)
                .map(grain -> Period.of(grain, day))
                .toList();
    }

    /** From the earlier beginning to the later end of the week and the month of each order; every moment once. */
    private List<OrderStore.OrderSpan> spans(CustomerOrderChange customerOrderChange) {
        var spans = new ArrayList<OrderStore.OrderSpan>();
        customerOrderChange.touched().stream()
                .map(order -> {
                    var day = zone.dateOf(order.at());
                    var week = Period.of(Grain.WEEK, day);
                    var month = Period.of(Grain.MONTH, day);
                    var from = week.start().isBefore(month.start()) ? week : month;
                    var to = week.end().isAfter(month.end()) ? week : month;
                    return new OrderStore.OrderSpan(customerOrderChange.customer(), zone.startOf(from), zone.endOf(to));
                })
                .distinct()
                .sorted()
                .forEach(span -> {
                    var last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
                    if (last != null && !span.from().isAfter(last.to())) {
                        spans.set(spans.size() - 1, last.until(span.to()));
                    } else {
                        spans.add(span);
                    }
                });
        return spans;
    }
}
