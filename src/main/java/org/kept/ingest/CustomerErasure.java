package org.kept.ingest;

import org.kept.audit.Actor;
import org.kept.problem.Problem;

/** Erasure of customers who are to be forgotten: no event names them any more, and every count stays as it was. */
public interface CustomerErasure {

    /**
     * Counts the events that name this customer now.
     *
     * @throws Problem 400 if this cannot be an identifier
     */
    long countEvents(String identifier);

    /**
     * Erases a customer. An interrupted erasure is resumed by the next call. Events that arrive later belong to a new
     * customer.
     *
     * @param identifier as integrations send it
     * @throws Problem 400 if this cannot be an identifier, 503 if there are too many writers
     */
    ErasureResult erase(String identifier, Actor by);
}
