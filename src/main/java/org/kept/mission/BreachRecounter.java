package org.kept.mission;

import java.util.function.Supplier;

/** Whoever counts how often guarantees were broken, and so must count anew when the mission says otherwise. */
public interface BreachRecounter {

    /**
     * Publishes in one transaction with the counts that it changes; where nothing is counted no event is looked at.
     *
     * @param counting whether the mission to be published has a guarantee whose breaches are counted
     */
    <T> T publishing(boolean counting, Supplier<T> publish);
}
