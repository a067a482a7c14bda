package org.kept.rollup;

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
import org.kept.ingest.Floor;

/** Counts each customer once a day, week and month, for every view of the company, as their orders come and go. */
@ApplicationScoped
class CustomerCounts {

    private final OrderStore orders;
    private final ReportingZone zone;
    private final Floor floor;

    CustomerCounts(OrderStore orders, ReportingZone zone, Floor floor) {
        this.orders = orders;
        this.zone = zone;
        this.floor = floor;
    }

    /** Puts on the sheet what the moves change; the events are already as they are after them. */
    void apply(List<Move> moves, Sheet sheet) {
        var wanted = new ArrayList<OrderStore.Span>();
        for (var move : moves) {
            // Somebody without a first order had no order at all, so there is nothing to look up.
            if (!move.isNothing() && move.before() != null) {
                wanted.addAll(spans(move));
            }
        }
        var found = orders.of(wanted);
        for (var move : moves) {
            if (!move.isNothing()) {
                count(move, others(move, found), sheet);
            }
        }
    }

    private Others others(Move move, OrderStore.Found found) {
        return found.crowded().contains(move.customer())
                ? new Others.Asked(orders, zone, move)
                : new Others.Listed(zone, move, found.listed().getOrDefault(move.customer(), List.of()));
    }

    private void count(Move move, Others others, Sheet sheet) {
        var from = move.before() == null
                ? Set.<Period>of()
                : Set.copyOf(periods(move.before().at()));
        var to = move.after() == null
                ? Set.<Period>of()
                : Set.copyOf(periods(move.after().at()));
        var removed = views(move.removed());
        var added = views(move.added().values());
        for (var period : periods(move)) {
            // Of a month that began before the floor not every order is there any more; its count stays.
            if (floor.cuts(period)) {
                continue;
            }
            var gone = removed.getOrDefault(period, Set.of());
            var come = added.getOrDefault(period, Set.of());
            var cells = new HashSet<>(gone);
            cells.addAll(come);
            if (from.contains(period) != to.contains(period)) {
                others.cells(period).forEach(cell -> cells.addAll(cell.views()));
            }
            for (var cell : cells) {
                var stays = others.in(period, cell);
                var before = stays || gone.contains(cell) ? 1 : 0;
                var after = stays || come.contains(cell) ? 1 : 0;
                var firsts = (to.contains(period) ? after : 0) - (from.contains(period) ? before : 0);
                sheet.addCustomers(period, cell, after - before, firsts);
            }
        }
    }

    private Map<Period, Set<Cell>> views(Iterable<Placed> placed) {
        var views = new HashMap<Period, Set<Cell>>();
        for (var order : placed) {
            for (var period : periods(order.at())) {
                views.computeIfAbsent(period, key -> new HashSet<>())
                        .addAll(order.cell().views());
            }
        }
        return views;
    }

    private Set<Period> periods(Move move) {
        var periods = new HashSet<Period>();
        move.touched().forEach(order -> periods.addAll(periods(order.at())));
        return periods;
    }

    private List<Period> periods(Instant at) {
        var day = zone.dateOf(at);
        return Stream.of(Grain.DAY, Grain.WEEK, Grain.MONTH)
                .map(grain -> Period.of(grain, day))
                .toList();
    }

    /** From the earlier beginning to the later end of the week and the month of each order; every moment once. */
    private List<OrderStore.Span> spans(Move move) {
        var spans = new ArrayList<OrderStore.Span>();
        move.touched().stream()
                .map(order -> {
                    var day = zone.dateOf(order.at());
                    var week = Period.of(Grain.WEEK, day);
                    var month = Period.of(Grain.MONTH, day);
                    var from = week.start().isBefore(month.start()) ? week : month;
                    var to = week.end().isAfter(month.end()) ? week : month;
                    return new OrderStore.Span(move.customer(), zone.startOf(from), zone.endOf(to));
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
