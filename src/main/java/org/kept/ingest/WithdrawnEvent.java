package org.kept.ingest;

import org.jspecify.annotations.Nullable;

/**
 * An event that its source withdraws, such as an order that was cancelled after it counted.
 *
 * @param type the type that it must have
 * @param version the version of the state that withdraws it; null if the record has none
 */
public record WithdrawnEvent(
        Event.EventKey key, String type, @Nullable RecordVersion version) {

    /**
     * Result of withdrawing events.
     *
     * @param voided number of events voided
     * @param superseded number of events that stay, because a newer state of their record is stored
     */
    public record Withdrawals(int voided, int superseded) {

        /** Nothing was withdrawn. */
        public static final Withdrawals NONE = new Withdrawals(0, 0);
    }
}
