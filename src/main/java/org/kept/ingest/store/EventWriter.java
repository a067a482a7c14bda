package org.kept.ingest.store;

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
import org.kept.access.DataScope;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.AuditChange;
import org.kept.database.DatabaseException;
import org.kept.ingest.Event;
import org.kept.ingest.EventChanges;
import org.kept.ingest.EventContent;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.RetentionHorizon;
import org.kept.ingest.StoredEvent;
import org.kept.ingest.parse.EventParser;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.problem.InputError;

/** Stores the candidates of one chunk inside the caller's transaction and tells its observers what changed. */
@ApplicationScoped
public class EventWriter {

    private final EventInserter inserts;
    private final EventStore store;
    private final EventRevisionWriter replacements;
    private final Clock clock;
    private final Audit audit;
    private final RetentionHorizon retentionHorizon;
    private final jakarta.enterprise.event.Event<EventChanges> observers;

    EventWriter(
            EventInserter inserts,
            EventStore store,
            EventRevisionWriter replacements,
            Clock clock,
            Audit audit,
            RetentionHorizon retentionHorizon,
            jakarta.enterprise.event.Event<EventChanges> observers) {
        this.inserts = inserts;
        this.store = store;
        this.replacements = replacements;
        this.clock = clock;
        this.audit = audit;
        this.retentionHorizon = retentionHorizon;
        this.observers = observers;
    }

    /**
     * Stores what can be stored; what it tells the account holds once the transaction commits.
     *
     * @return what has changed by it, which is to be {@linkplain #fireChanges told} before the commit
     */
    public List<EventChanges.EventChange> write(
            List<ValidatedRecord> candidates, IngestOptions options, IngestListener ingestListener) {
        var changes = new ArrayList<EventChanges.EventChange>();
        // A key that comes twice in a chunk is taken in two rounds, as it would be in two chunks.
        var waiting = sendable(candidates, options, ingestListener);
        while (!waiting.isEmpty()) {
            var round = new TreeMap<Event.EventKey, IncomingEvent>();
            var later = new ArrayList<IncomingEvent>();
            for (var sent : waiting) {
                if (round.putIfAbsent(sent.key(), sent) != null) {
                    later.add(sent);
                }
            }
            writeRound(round.values(), options, ingestListener, changes);
            waiting = later;
        }
        return changes;
    }

    /** Tells the observers, inside the transaction, of all that changed in it. */
    public void fireChanges(List<EventChanges.EventChange> changes) {
        if (!changes.isEmpty()) {
            observers.fire(new EventChanges(List.copyOf(changes)));
        }
    }

    /** Says what would become of them and stores nothing; a key that comes again in a later chunk is not noticed. */
    public void dryRun(List<ValidatedRecord> candidates, IngestOptions options, IngestListener ingestListener) {
        var waiting = sendable(candidates, options, ingestListener);
        var known = inserts.marks(
                waiting.stream().map(IncomingEvent::key).distinct().toList());
        var taken = taken(known.keySet(), options);
        for (var sent : waiting) {
            var mark = known.get(sent.key());
            var next = new EventInserter.EventFingerprint(sent.content.digest(), false);
            var beyond = taken.get(sent.key());
            if (beyond != null) {
                reject(sent, ingestListener, beyond);
            } else if (mark == null) {
                ingestListener.accepted(sent.arrival, sent.event());
                known.put(sent.key(), next);
            } else if (decide(sent, mark, options, ingestListener)) {
                ingestListener.corrected(sent.arrival, sent.event());
                known.put(sent.key(), next);
            }
        }
    }

    public boolean voidEvent(Event.EventKey key, Instant at, Actor by, String reason, DataScope dataScope) {
        var there = store.findAndLock(List.of(key)).get(key);
        if (there == null
                || !there.event().isWithin(dataScope)
                || there.event().time().isBefore(retentionHorizon.at())) {
            return false;
        }
        if (!there.voided()) {
            var voided = there.voided(at, by.name(), reason);
            replacements.replace(List.of(new EventRevisionWriter.RevisionChange(there, voided)));
            audit.record(by, List.of(EventAuditText.voided(there, reason)));
            observers.fire(new EventChanges(List.of(new EventChanges.EventChange(there.event(), null))));
        }
        return true;
    }

    private record IncomingEvent(RawRecord arrival, EventContent content) {

        Event event() {
            return content.event();
        }

        Event.EventKey key() {
            return content.event().key();
        }
    }

    private static List<IncomingEvent> sendable(
            List<ValidatedRecord> candidates, IngestOptions options, IngestListener ingestListener) {
        var sendable = new ArrayList<IncomingEvent>();
        for (var validatedRecord : candidates) {
            var validationResult = validatedRecord.checked();
            var scopeViolation = validationResult.content() == null
                    ? null
                    : validationResult.content().event().scopeViolation(options.reach());
            if (validationResult.content() == null) {
                ingestListener.rejected(
                        validatedRecord.arrival(),
                        validationResult.source(),
                        validationResult.id(),
                        validationResult.faults());
            } else if (scopeViolation != null) {
                ingestListener.rejected(
                        validatedRecord.arrival(),
                        validationResult.source(),
                        validationResult.id(),
                        List.of(scopeViolation.error()));
            } else {
                sendable.add(new IncomingEvent(validatedRecord.arrival(), validationResult.content()));
            }
        }
        return sendable;
    }

    private static Set<Event.EventKey> keys(List<IncomingEvent> sent) {
        return sent.stream().map(IncomingEvent::key).collect(Collectors.toSet());
    }

    private void writeRound(
            Collection<IncomingEvent> round,
            IngestOptions options,
            IngestListener ingestListener,
            List<EventChanges.EventChange> changes) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var there = inserts.insert(round.stream().map(IncomingEvent::content).toList(), at, options.by());
        var taken = taken(there.keySet(), options);
        var next = new ArrayList<IncomingEvent>();
        for (var sent : round) {
            var mark = there.get(sent.key());
            var beyond = taken.get(sent.key());
            if (beyond != null) {
                reject(sent, ingestListener, beyond);
            } else if (mark == null) {
                ingestListener.accepted(sent.arrival, sent.event());
                changes.add(new EventChanges.EventChange(null, sent.event()));
            } else if (decide(sent, mark, options, ingestListener)) {
                next.add(sent);
            }
        }
        correct(next, store.find(keys(next)), at, options, ingestListener, changes);
    }

    /** Makes them the next revisions of what they are by now: if somebody comes in between, all of it is tried again. */
    private void correct(
            List<IncomingEvent> round,
            Map<Event.EventKey, StoredEvent> there,
            Instant at,
            IngestOptions options,
            IngestListener ingestListener,
            List<EventChanges.EventChange> changes) {
        var revisions = new ArrayList<EventRevisionWriter.RevisionChange>();
        var trail = new ArrayList<AuditChange>();
        for (var sent : round) {
            var known = there.get(sent.key());
            if (known == null) {
                throw DatabaseException.clash("an event was dropped between the look and the correction");
            }
            var scopeViolation = known.event().scopeViolation(options.reach());
            if (scopeViolation != null) {
                reject(sent, ingestListener, scopeViolation.errorForExistingEvent());
            } else if (known.event().time().isBefore(retentionHorizon.at())) {
                reject(
                        sent,
                        ingestListener,
                        "time.past",
                        "What is to be corrected is " + EventParser.before(retentionHorizon));
            } else if (decide(
                    sent,
                    new EventInserter.EventFingerprint(known.digest(), known.voided()),
                    options,
                    ingestListener)) {
                ingestListener.corrected(sent.arrival, sent.event());
                var next = known.next(StoredEvent.first(sent.content, at, options.by()), options.reason());
                revisions.add(new EventRevisionWriter.RevisionChange(known, next));
                trail.add(EventAuditText.corrected(known, next));
                changes.add(new EventChanges.EventChange(known.voided() ? null : known.event(), sent.event()));
            }
        }
        replacements.replace(revisions);
        audit.record(options.corrector() == null ? new Actor(options.by(), null, null) : options.corrector(), trail);
    }

    /** Whether an event whose key is taken is to become the next revision; if not, the account is told what else. */
    private static boolean decide(
            IncomingEvent sent,
            EventInserter.EventFingerprint known,
            IngestOptions options,
            IngestListener ingestListener) {
        if (known.isErased() && options.correct()) {
            reject(
                    sent,
                    ingestListener,
                    "event.erased",
                    "The customer of this event was erased: it is kept without them, and cannot be corrected any more. It"
                            + " can be voided.");
            return false;
        }
        var restoring = known.voided() && options.reason() != null;
        if (known.isErased() || (known.digest().equals(sent.content.digest()) && !restoring)) {
            ingestListener.replayed(sent.arrival, sent.event());
            return false;
        }
        if (known.voided() && !restoring) {
            reject(
                    sent,
                    ingestListener,
                    "event.voided",
                    "This event was voided; to restore it with other content, correct it with PUT and a reason.");
            return false;
        }
        if (!options.correct()) {
            reject(
                    sent,
                    ingestListener,
                    "event.conflict",
                    "An event with this source and id is already kept with other content; send onconflict=correct to"
                            + " make this its next revision.");
            return false;
        }
        return true;
    }

    /** Of those names, the ones that are taken by something that is not the sender's. */
    private Map<Event.EventKey, InputError> taken(Collection<Event.EventKey> there, IngestOptions options) {
        var taken = new HashMap<Event.EventKey, InputError>();
        if (options.reach().isOfTeams() || !options.reach().kpis().isEmpty()) {
            store.find(List.copyOf(there)).forEach((key, storedEvent) -> {
                var scopeViolation = storedEvent.event().scopeViolation(options.reach());
                if (scopeViolation != null) {
                    taken.put(key, scopeViolation.errorForExistingEvent());
                }
            });
        }
        return taken;
    }

    private static void reject(IncomingEvent sent, IngestListener ingestListener, String code, String detail) {
        reject(sent, ingestListener, InputError.at("", code, detail));
    }

    private static void reject(IncomingEvent sent, IngestListener ingestListener, InputError inputError) {
        ingestListener.rejected(sent.arrival, sent.key().source(), sent.key().id(), List.of(inputError));
    }
}
