package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kept.access.Reach;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.Change;
import org.kept.database.DatabaseException;
import org.kept.problem.Fault;

/** Stores the candidates of one chunk inside the caller's transaction and tells its observers what changed. */
@ApplicationScoped
class ChunkWriter {

    private final EventInserts inserts;
    private final EventStore store;
    private final EventReplacements replacements;
    private final Clock clock;
    private final Audit audit;
    private final Floor floor;
    private final jakarta.enterprise.event.Event<Changes> observers;

    ChunkWriter(
            EventInserts inserts,
            EventStore store,
            EventReplacements replacements,
            Clock clock,
            Audit audit,
            Floor floor,
            jakarta.enterprise.event.Event<Changes> observers) {
        this.inserts = inserts;
        this.store = store;
        this.replacements = replacements;
        this.clock = clock;
        this.audit = audit;
        this.floor = floor;
        this.observers = observers;
    }

    /**
     * Stores what can be stored; what it tells the account holds once the transaction commits.
     *
     * @return what has changed by it, which is to be {@linkplain #tell told} before the commit
     */
    List<Changes.Change> write(List<Candidate> candidates, IngestOptions options, Account account) {
        var changes = new ArrayList<Changes.Change>();
        // A key that comes twice in a chunk is taken in two rounds, as it would be in two chunks.
        var waiting = sendable(candidates, options, account);
        while (!waiting.isEmpty()) {
            var round = new TreeMap<Event.Key, Sent>();
            var later = new ArrayList<Sent>();
            for (var sent : waiting) {
                if (round.putIfAbsent(sent.key(), sent) != null) {
                    later.add(sent);
                }
            }
            writeRound(round.values(), options, account, changes);
            waiting = later;
        }
        return changes;
    }

    /** Tells the observers, inside the transaction, of all that changed in it. */
    void tell(List<Changes.Change> changes) {
        if (!changes.isEmpty()) {
            observers.fire(new Changes(List.copyOf(changes)));
        }
    }

    /** Says what would become of them and stores nothing; a key that comes again in a later chunk is not noticed. */
    void rehearse(List<Candidate> candidates, IngestOptions options, Account account) {
        var waiting = sendable(candidates, options, account);
        var known = inserts.marks(waiting.stream().map(Sent::key).distinct().toList());
        var taken = taken(known.keySet(), options);
        for (var sent : waiting) {
            var mark = known.get(sent.key());
            var next = new EventInserts.Mark(sent.content.digest(), false);
            var beyond = taken.get(sent.key());
            if (beyond != null) {
                reject(sent, account, beyond);
            } else if (mark == null) {
                account.accepted(sent.arrival, sent.event());
                known.put(sent.key(), next);
            } else if (decide(sent, mark, options, account)) {
                account.corrected(sent.arrival, sent.event());
                known.put(sent.key(), next);
            }
        }
    }

    boolean voidEvent(Event.Key key, Instant at, Actor by, String reason, Reach reach) {
        var there = store.findAndLock(List.of(key)).get(key);
        if (there == null
                || !there.event().isWithin(reach)
                || there.event().time().isBefore(floor.at())) {
            return false;
        }
        if (!there.voided()) {
            var voided = there.voided(at, by.name(), reason);
            replacements.replace(List.of(new EventReplacements.Revision(there, voided)));
            audit.record(by, List.of(EventTrail.voided(there, reason)));
            observers.fire(new Changes(List.of(new Changes.Change(there.event(), null))));
        }
        return true;
    }

    private record Sent(Arrival arrival, Content content) {

        Event event() {
            return content.event();
        }

        Event.Key key() {
            return content.event().key();
        }
    }

    private static List<Sent> sendable(List<Candidate> candidates, IngestOptions options, Account account) {
        var sendable = new ArrayList<Sent>();
        for (var candidate : candidates) {
            var checked = candidate.checked();
            var beyond =
                    checked.content() == null ? null : checked.content().event().beyond(options.reach());
            if (checked.content() == null) {
                account.rejected(candidate.arrival(), checked.source(), checked.id(), checked.faults());
            } else if (beyond != null) {
                account.rejected(candidate.arrival(), checked.source(), checked.id(), List.of(beyond.fault()));
            } else {
                sendable.add(new Sent(candidate.arrival(), checked.content()));
            }
        }
        return sendable;
    }

    private static Set<Event.Key> keys(List<Sent> sent) {
        return sent.stream().map(Sent::key).collect(Collectors.toSet());
    }

    private void writeRound(
            Collection<Sent> round, IngestOptions options, Account account, List<Changes.Change> changes) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var there = inserts.insert(round.stream().map(Sent::content).toList(), at, options.by());
        var taken = taken(there.keySet(), options);
        var next = new ArrayList<Sent>();
        for (var sent : round) {
            var mark = there.get(sent.key());
            var beyond = taken.get(sent.key());
            if (beyond != null) {
                reject(sent, account, beyond);
            } else if (mark == null) {
                account.accepted(sent.arrival, sent.event());
                changes.add(new Changes.Change(null, sent.event()));
            } else if (decide(sent, mark, options, account)) {
                next.add(sent);
            }
        }
        correct(next, store.find(keys(next)), at, options, account, changes);
    }

    /** Makes them the next revisions of what they are by now: if somebody comes in between, all of it is tried again. */
    private void correct(
            List<Sent> round,
            Map<Event.Key, Stored> there,
            Instant at,
            IngestOptions options,
            Account account,
            List<Changes.Change> changes) {
        var revisions = new ArrayList<EventReplacements.Revision>();
        var trail = new ArrayList<Change>();
        for (var sent : round) {
            var known = there.get(sent.key());
            if (known == null) {
                throw DatabaseException.clash("an event was dropped between the look and the correction");
            }
            var beyond = known.event().beyond(options.reach());
            if (beyond != null) {
                reject(sent, account, beyond.ofTaken());
            } else if (known.event().time().isBefore(floor.at())) {
                reject(sent, account, "time.past", "What is to be corrected is " + EventReader.before(floor));
            } else if (decide(sent, new EventInserts.Mark(known.digest(), known.voided()), options, account)) {
                account.corrected(sent.arrival, sent.event());
                var next = known.next(Stored.first(sent.content, at, options.by()), options.reason());
                revisions.add(new EventReplacements.Revision(known, next));
                trail.add(EventTrail.corrected(known, next));
                changes.add(new Changes.Change(known.voided() ? null : known.event(), sent.event()));
            }
        }
        replacements.replace(revisions);
        audit.record(options.corrector() == null ? new Actor(options.by(), null, null) : options.corrector(), trail);
    }

    /** Whether an event whose key is taken is to become the next revision; if not, the account is told what else. */
    private static boolean decide(Sent sent, EventInserts.Mark known, IngestOptions options, Account account) {
        if (known.isErased() && options.correct()) {
            reject(
                    sent,
                    account,
                    "event.erased",
                    "The customer of this event was erased: it is kept without them, and cannot be corrected any more. It"
                            + " can be voided.");
            return false;
        }
        var restoring = known.voided() && options.reason() != null;
        if (known.isErased() || (known.digest().equals(sent.content.digest()) && !restoring)) {
            account.replayed(sent.arrival, sent.event());
            return false;
        }
        if (known.voided() && !restoring) {
            reject(
                    sent,
                    account,
                    "event.voided",
                    "This event was voided; to restore it with other content, correct it with PUT and a reason.");
            return false;
        }
        if (!options.correct()) {
            reject(
                    sent,
                    account,
                    "event.conflict",
                    "An event with this source and id is already kept with other content; send onconflict=correct to"
                            + " make this its next revision.");
            return false;
        }
        return true;
    }

    /** Of those names, the ones that are taken by something that is not the sender's. */
    private Map<Event.Key, Fault> taken(Collection<Event.Key> there, IngestOptions options) {
        var taken = new HashMap<Event.Key, Fault>();
        if (options.reach().isOfTeams() || !options.reach().kpis().isEmpty()) {
            store.find(List.copyOf(there)).forEach((key, stored) -> {
                var beyond = stored.event().beyond(options.reach());
                if (beyond != null) {
                    taken.put(key, beyond.ofTaken());
                }
            });
        }
        return taken;
    }

    private static void reject(Sent sent, Account account, String code, String detail) {
        reject(sent, account, Fault.at("", code, detail));
    }

    private static void reject(Sent sent, Account account, Fault fault) {
        account.rejected(sent.arrival, sent.key().source(), sent.key().id(), List.of(fault));
    }
}
