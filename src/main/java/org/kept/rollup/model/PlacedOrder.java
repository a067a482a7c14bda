package org.kept.rollup.model;

import java.time.Instant;
import java.util.Comparator;
import org.kept.ingest.Event;

/** Time, key and slice of an order; ordered by event time, then source, then id. */
public record PlacedOrder(Instant at, Event.EventKey key, SliceKey cell) implements Comparable<PlacedOrder> {

    private static final Comparator<PlacedOrder> ORDER =
            Comparator.comparing(PlacedOrder::at).thenComparing(PlacedOrder::key);

    public static PlacedOrder of(Event order) {
        return new PlacedOrder(order.time(), order.key(), SliceKey.of(order.team(), order.channel()));
    }

    @Override
    public int compareTo(PlacedOrder other) {
        return ORDER.compare(this, other);
    }
}
