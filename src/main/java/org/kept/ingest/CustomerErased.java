package org.kept.ingest;

import java.util.Set;

/**
 * Tells, within the transaction that ends an erasure, whose data must not stay anywhere.
 *
 * @param identifier the customer as integrations send them
 * @param events the events that named the customer
 */
public record CustomerErased(String identifier, Set<Event.EventKey> events) {

    public CustomerErased {
        events = Set.copyOf(events);
    }
}
