package org.kept.ingest;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kept.access.Reach;
import org.kept.kpi.EventType;
import org.kept.problem.Problem;
import org.kept.ui.Dates;

/** Stored events, found and read with their history. */
public interface Events {

    /** Finds the events that count, newest first; voided ones are left out. */
    List<Stored> search(EventQuery query);

    /** Finds the event of that key; null where there is none that is theirs. */
    @Nullable
    Stored find(Event.Key key, Reach reach);

    /** Finds, of those keys, the events that count. */
    List<Event> counting(Collection<Event.Key> keys);

    /** Shows every event of that type that counts, from one moment to another, in any order, a batch at a time. */
    void scan(EventType type, Instant from, Instant to, Consumer<List<Event>> batches);

    /**
     * Reads the event as it stands and its earlier revisions, newest first; those in which it was not theirs are left out.
     *
     * @throws Problem 404 when there is no such event, in the same words where it is not theirs
     */
    List<Stored> history(Event.Key key, Reach reach);

    /** Answers 404 for an event that does not exist, or is not theirs. */
    static Problem notFound(Event.Key key, Floor floor) {
        return Problem.notFound("There is no event with the source '" + Texts.brief(key.source()) + "' and the id '"
                + Texts.brief(key.id()) + "'."
                + (floor.isThere() ? " Events before " + Dates.day(floor.day()) + " are not kept any more." : ""));
    }
}
