package org.kept.mission;

import java.util.List;
import java.util.function.Supplier;
import org.kept.kpi.EventFilter;
import org.kept.problem.InputError;

/** Checks which events can break a guarantee, and recounts breaches when a new mission version changes that. */
public interface BreachRecounter {

    /** The conditions of a breach that no event can meet, or that ask for something else than its data. */
    List<InputError> impossible(EventFilter breach, String pointer);

    /**
     * Publishes in one transaction with the resulting recount; if no breaches are counted, reads no events.
     *
     * @param counting whether the mission to be published has a guarantee whose breaches are counted
     */
    <T> T publishAndRecount(boolean counting, Supplier<T> publish);
}
