package org.kept.ingest;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kept.access.DataScope;
import org.kept.kpi.EventType;
import org.kept.problem.Problem;
import org.kept.ui.DateFormatter;

/** Read access to stored events and their history. */
public interface EventRepository {

    /** Finds the events that are not voided, newest first. */
    List<StoredEvent> search(EventQuery query);

    /** Finds an event by its key; null if it does not exist or is outside the scope. */
    @Nullable
    StoredEvent find(Event.EventKey key, DataScope dataScope);

    /** Finds the events with these keys that are not voided. */
    List<Event> findNotVoided(Collection<Event.EventKey> keys);

    /** Passes all events of the type in [from, to) that are not voided to the consumer, in batches and in any order. */
    void scan(EventType type, Instant from, Instant to, Consumer<List<Event>> batches);

    /**
     * Reads the current revision of an event and the earlier ones, newest first, without those outside the scope.
     *
     * @throws Problem 404 if the event does not exist or is outside the scope; the answer does not say which
     */
    List<StoredEvent> history(Event.EventKey key, DataScope dataScope);

    /** The 404 for an event that does not exist or is outside the scope. */
    static Problem notFound(Event.EventKey key, RetentionHorizon retentionHorizon) {
        return Problem.notFound("There is no event with the source '" + InputText.excerpt(key.source())
                + "' and the id '"
                + InputText.excerpt(key.id()) + "'."
                + (retentionHorizon.isSet()
                        ? " Events before " + DateFormatter.day(retentionHorizon.day()) + " have been deleted."
                        : ""));
    }
}
