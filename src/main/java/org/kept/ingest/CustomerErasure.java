package org.kept.ingest;

import org.kept.audit.Actor;
import org.kept.problem.Problem;

/** Erasure of customers who are to be forgotten: no event names them any more, and every count stays as it was. */
public interface CustomerErasure {

    /**
     * Counts the events that name them as their customer now.
     *
     * @throws Problem 400 when this can be no identifier
     */
    long countEvents(String identifier);

    /**
     * Erases a customer. One erasure that broke off goes on when it is asked for again. Events that come in later are those of
     * somebody new.
     *
     * @param identifier as integrations send it
     * @throws Problem 400 when this can be no identifier, 503 when too many others write
     */
    Erasure erase(String identifier, Actor by);
}
