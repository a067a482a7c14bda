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

    /** Finds the events that are not voided, newest first. */
    List<Stored> search(EventQuery query);

    /** Finds an event by its key; null if it does not exist or lies outside the reach. */
    @Nullable
    Stored find(Event.Key key, Reach reach);

    /** Finds the events with these keys that are not voided. */
    List<Event> counting(Collection<Event.Key> keys);

    /** Passes on every event of the type between two moments that is not voided, in any order, one batch at a time. */
    void scan(EventType type, Instant from, Instant to, Consumer<List<Event>> batches);

    /**
     * Reads the current revision of an event and the earlier ones, newest first, without those outside the reach.
     *
     * @throws Problem 404 if the event does not exist or lies outside the reach; the answer does not tell which
     */
    List<Stored> history(Event.Key key, Reach reach);

    /** The 404 for an event that does not exist or lies outside the reach. */
    static Problem notFound(Event.Key key, Floor floor) {
        return Problem.notFound("There is no event with the source '" + Texts.brief(key.source()) + "' and the id '"
                + Texts.brief(key.id()) + "'."
                + (floor.isThere() ? " Events before " + Dates.day(floor.day()) + " are not kept any more." : ""));
    }
}
