package org.kept.rollup;

import java.time.Instant;
import java.util.Comparator;
import org.kept.ingest.Event;

/** When and where an order was placed; of two the earlier comes first: by event time, then source, then id. */
record Placed(Instant at, Event.Key key, Cell cell) implements Comparable<Placed> {

    private static final Comparator<Placed> ORDER =
            Comparator.comparing(Placed::at).thenComparing(Placed::key);

    static Placed of(Event order) {
        return new Placed(order.time(), order.key(), Cell.of(order.team(), order.channel()));
    }

    @Override
    public int compareTo(Placed other) {
        return ORDER.compare(this, other);
    }
}
