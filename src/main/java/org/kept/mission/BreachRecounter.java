package org.kept.mission;

import java.util.function.Supplier;

/** Recounts guarantee breaches when a new mission version changes which events break a guarantee. */
public interface BreachRecounter {

    /**
     * Publishes in one transaction with the resulting recount; if no breaches are counted, reads no events.
     *
     * @param counting whether the mission to be published has a guarantee whose breaches are counted
     */
    <T> T publishAndRecount(boolean counting, Supplier<T> publish);
}
