package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kept.problem.Fault;

/** Stores the candidates of one chunk inside the caller's transaction and tells its observers what changed. */
@ApplicationScoped
class ChunkWriter {

    private final EventStore store;
    private final Clock clock;
    private final jakarta.enterprise.event.Event<Changes> observers;

    ChunkWriter(EventStore store, Clock clock, jakarta.enterprise.event.Event<Changes> observers) {
        this.store = store;
        this.clock = clock;
        this.observers = observers;
    }

    /** Stores what can be stored; the outcome holds once the transaction commits. */
    Outcome write(List<Candidate> candidates, Intake.Terms terms) {
        var outcome = new Outcome();
        var changes = new ArrayList<Changes.Change>();
        // A key that comes twice in a chunk is taken in two rounds, as it would be in two chunks.
        var waiting = sendable(candidates, outcome);
        while (!waiting.isEmpty()) {
            var round = new TreeMap<Event.Key, Sent>();
            var later = new ArrayList<Sent>();
            for (var sent : waiting) {
                if (round.putIfAbsent(sent.event.key(), sent) != null) {
                    later.add(sent);
                }
            }
            writeRound(round.values(), terms, outcome, changes);
            waiting = later;
        }
        if (!changes.isEmpty()) {
            observers.fire(new Changes(List.copyOf(changes)));
        }
        return outcome;
    }

    /** Says what would become of them and stores nothing; a key that comes again in a later chunk is not noticed. */
    Outcome rehearse(List<Candidate> candidates, Intake.Terms terms) {
        var outcome = new Outcome();
        var waiting = sendable(candidates, outcome);
        var known = new HashMap<>(store.find(
                waiting.stream().map(sent -> sent.event.key()).distinct().toList()));
        for (var sent : waiting) {
            var stored = stored(sent, terms);
            var there = known.get(sent.event.key());
            if (there == null) {
                outcome.accepted(sent.event);
                known.put(sent.event.key(), stored);
            } else if (decide(sent, there, stored, terms, outcome) != null) {
                known.put(sent.event.key(), stored);
            }
        }
        return outcome;
    }

    boolean voidEvent(Event.Key key, Instant at, String by, String reason) {
        var there = store.findAndLock(List.of(key)).get(key);
        if (there == null) {
            return false;
        }
        if (!there.voided()) {
            store.replace(List.of(there.voided(at, by, reason)));
            observers.fire(new Changes(List.of(new Changes.Change(there.event(), null))));
        }
        return true;
    }

    private record Sent(Arrival arrival, Event event) {}

    private static List<Sent> sendable(List<Candidate> candidates, Outcome outcome) {
        var sendable = new ArrayList<Sent>();
        for (var candidate : candidates) {
            var checked = candidate.checked();
            if (checked.event() == null) {
                outcome.rejected(candidate.arrival(), checked.source(), checked.id(), checked.faults());
            } else {
                sendable.add(new Sent(candidate.arrival(), checked.event()));
            }
        }
        return sendable;
    }

    private void writeRound(Collection<Sent> round, Intake.Terms terms, Outcome outcome, List<Changes.Change> changes) {
        var content = new TreeMap<Event.Key, Stored>();
        round.forEach(sent -> content.put(sent.event.key(), stored(sent, terms)));
        var inserted = store.insert(List.copyOf(content.values()));
        var there = store.findAndLock(without(content.keySet(), inserted));
        var replacements = new ArrayList<Stored>();
        for (var sent : round) {
            var key = sent.event.key();
            var known = there.get(key);
            if (known == null) {
                outcome.accepted(sent.event);
                changes.add(new Changes.Change(null, sent.event));
                continue;
            }
            var next = decide(sent, known, get(content, key), terms, outcome);
            if (next != null) {
                replacements.add(next);
                changes.add(new Changes.Change(known.voided() ? null : known.event(), sent.event));
            }
        }
        store.replace(replacements);
    }

    /** What becomes of an event whose key is taken: the next revision, or null. */
    private static @Nullable Stored decide(
            Sent sent, Stored known, Stored content, Intake.Terms terms, Outcome outcome) {
        var restoring = known.voided() && terms.reason() != null;
        if (known.sameContent(content) && !restoring) {
            outcome.replayed(sent.event);
            return null;
        }
        if (known.voided() && !restoring) {
            reject(
                    sent,
                    outcome,
                    "event.voided",
                    "This event was voided; to restore it with other content, correct it with PUT and a reason.");
            return null;
        }
        if (!terms.correct()) {
            reject(
                    sent,
                    outcome,
                    "event.conflict",
                    "An event with this source and id is already kept with other content; send onconflict=correct to"
                            + " make this its next revision.");
            return null;
        }
        outcome.corrected(sent.event);
        return known.next(content, terms.reason());
    }

    private static void reject(Sent sent, Outcome outcome, String code, String detail) {
        var key = sent.event.key();
        outcome.rejected(sent.arrival, key.source(), key.id(), List.of(Fault.at("", code, detail)));
    }

    private Stored stored(Sent sent, Intake.Terms terms) {
        var data = sent.event.data().toString();
        return new Stored(
                sent.event,
                Canonical.digest(sent.event, data),
                1,
                false,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                terms.by(),
                null);
    }

    private static Set<Event.Key> without(Set<Event.Key> keys, Set<Event.Key> taken) {
        var rest = new HashSet<>(keys);
        rest.removeAll(taken);
        return rest;
    }

    private static Stored get(Map<Event.Key, Stored> content, Event.Key key) {
        var stored = content.get(key);
        if (stored == null) {
            throw new IllegalStateException("every key of a round has its content");
        }
        return stored;
    }
}
