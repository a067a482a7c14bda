package org.kept.mission;

import java.util.function.Supplier;

/** Recounts guarantee breaches when a new mission version changes which events count. */
public interface BreachRecounter {

    /**
     * Publishes in one transaction with the recount this causes; if nothing is counted, no event is read.
     *
     * @param counting whether the mission to be published has a guarantee whose breaches are counted
     */
    <T> T publishAndRecount(boolean counting, Supplier<T> publish);
}
