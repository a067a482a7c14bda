package org.kept.ingest;

import java.util.Set;
import org.kept.audit.Actor;
import org.kept.problem.Problem;

/** Erasure of customers: afterwards no event names them, and every count is unchanged. */
public interface CustomerErasure {

    /**
     * Fired before a customer is erased, so that no observer brings back the erased data.
     *
     * @param identifier the customer as integrations send it
     */
    record ErasureBegun(String identifier) {}

    /**
     * Fired in the transaction that ends an erasure.
     *
     * @param identifier the customer as integrations send it
     * @param events the events that named the customer
     */
    record CustomerErased(String identifier, Set<Event.EventKey> events) {

        public CustomerErased {
            events = Set.copyOf(events);
        }
    }

    /**
     * Counts the current events of this customer.
     *
     * @throws Problem 400 if the identifier is invalid
     */
    long countEvents(String identifier);

    /**
     * Erases a customer. The next call resumes an interrupted erasure. Events that arrive later belong to a new
     * customer.
     *
     * @param identifier as sent by integrations
     * @throws Problem 400 if the identifier is invalid, 503 if there are too many writers
     */
    ErasureResult erase(String identifier, Actor by);
}
