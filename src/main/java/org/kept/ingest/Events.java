package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kept.access.Reach;
import org.kept.audit.Actor;
import org.kept.kpi.EventType;
import org.kept.problem.Problem;
import org.kept.ui.Dates;

/** The events that are kept: found, read with their history, voided. */
@ApplicationScoped
public class Events {

    private static final int LONGEST_REASON = 1000;

    /**
     * Which events, newest first.
     *
     * @param types all types when empty
     * @param from at or after it; null for all before {@code to}
     * @param to before it; null for all from {@code from} on
     * @param after continue after this one; null to begin
     * @param limit at most so many
     * @param reach only of its sources and teams
     * @param beyond whether those of all other teams are meant instead
     */
    public record Query(
            Set<EventType> types,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String team,
            @Nullable String channel,
            @Nullable Position after,
            int limit,
            Reach reach,
            boolean beyond) {

        /** The same, continued after that event. */
        public Query after(Event event) {
            return new Query(types, from, to, team, channel, Position.of(event), limit, reach, beyond);
        }

        /** The others: of the teams that are not theirs. */
        public Query beyondReach() {
            return new Query(types, from, to, team, channel, after, limit, reach, true);
        }
    }

    /** A place in the order of the list. */
    public record Position(Instant time, Event.Key key) {
        public static Position of(Event event) {
            return new Position(event.time(), event.key());
        }
    }

    private final EventStore store;
    private final EventSearch search;
    private final Intake intake;
    private final Floor floor;

    Events(EventStore store, EventSearch search, Intake intake, Floor floor) {
        this.store = store;
        this.search = search;
        this.intake = intake;
        this.floor = floor;
    }

    /** The events that count, newest first; voided ones are left out. */
    public List<Stored> search(Query query) {
        return search.search(query);
    }

    /** The event of that key, or null where there is none that is theirs. */
    public @Nullable Stored find(Event.Key key, Reach reach) {
        var found = store.find(List.of(key)).get(key);
        return found == null || !found.event().isWithin(reach) ? null : found;
    }

    /** Of those keys, the events that count. */
    public List<Event> counting(Collection<Event.Key> keys) {
        return store.find(keys).values().stream()
                .filter(stored -> !stored.voided())
                .map(Stored::event)
                .toList();
    }

    /** Shows every event of that type that counts, from one moment to another, in any order, a batch at a time. */
    public void scan(EventType type, Instant from, Instant to, Consumer<List<Event>> batches) {
        search.scan(type, from, to, batches);
    }

    /**
     * The event as it stands and its earlier revisions, newest first; those in which it was not theirs are left out.
     *
     * @throws Problem 404 when there is no such event, in the same words where it is not theirs
     */
    public List<Stored> history(Event.Key key, Reach reach) {
        return store.history(key)
                .filter(all -> all.get(0).event().isWithin(reach))
                .map(all -> all.stream()
                        .filter(each -> each.event().isWithin(reach))
                        .toList())
                .orElseThrow(() -> unknown(key));
    }

    /**
     * Makes an event count nowhere; one that is void already stays as it is.
     *
     * @throws Problem 404 when there is no such event, in the same words where it is not theirs
     */
    public void voidEvent(Event.Key key, Actor by, String reason, Reach reach) {
        if (!intake.voidEvent(key, by, reason, reach)) {
            throw unknown(key);
        }
    }

    /**
     * The reason for a correction or a voiding, which is never optional.
     *
     * @throws Problem 400 when it is missing or too long
     */
    public static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON || !Texts.isStorable(reason)) {
            throw Problem.parameter(
                    "reason", "reason is required: one sentence, up to 1,000 characters, that is kept.");
        }
        return reason.strip();
    }

    private Problem unknown(Event.Key key) {
        return Problem.notFound("There is no event with the source '" + Texts.brief(key.source()) + "' and the id '"
                + Texts.brief(key.id()) + "'."
                + (floor.isThere() ? " Events before " + Dates.day(floor.day()) + " are not kept any more." : ""));
    }
}
