package org.kept.rollup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kept.calendar.Grain;
import org.kept.calendar.Period;
import org.kept.calendar.ReportingZone;

/** The orders of a customer that a transaction did not add: they counted before it and count after it. */
interface Others {

    /** Whether there is one in the period, within that view. */
    boolean in(Period period, Cell view);

    /** The teams and channels of those in the period. */
    Set<Cell> cells(Period period);

    /** Few enough to be listed. */
    final class Listed implements Others {

        private final Map<Period, Set<Cell>> cells = new HashMap<>();

        Listed(ReportingZone zone, Move move, List<Placed> orders) {
            for (var order : orders) {
                if (!move.added().containsKey(order.key())) {
                    for (var grain : Grain.values()) {
                        cells.computeIfAbsent(zone.periodOf(grain, order.at()), key -> new HashSet<>())
                                .add(order.cell());
                    }
                }
            }
        }

        @Override
        public boolean in(Period period, Cell view) {
            return cells(period).stream().anyMatch(view::holds);
        }

        @Override
        public Set<Cell> cells(Period period) {
            return cells.getOrDefault(period, Set.of());
        }
    }

    /** Too many for that, as of "the customer" under whom a shop books all its passers-by: asked one by one. */
    record Asked(OrderStore orders, ReportingZone zone, Move move) implements Others {

        @Override
        public boolean in(Period period, Cell view) {
            return orders.has(span(period), view, move.added().keySet());
        }

        @Override
        public Set<Cell> cells(Period period) {
            return orders.cells(span(period));
        }

        private OrderStore.Span span(Period period) {
            return new OrderStore.Span(move.customer(), zone.startOf(period), zone.endOf(period));
        }
    }
}
