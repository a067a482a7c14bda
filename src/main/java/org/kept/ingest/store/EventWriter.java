package org.kept.ingest.store;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.AuditChange;
import org.kept.database.DatabaseException;
import org.kept.ingest.Event;
import org.kept.ingest.EventChanges;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.RetentionHorizon;
import org.kept.ingest.StoredEvent;
import org.kept.ingest.parse.EventParser;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.problem.InputError;

/** Stores the records of one chunk in the caller's transaction, and notifies observers of the changes. */
@ApplicationScoped
public class EventWriter {

    private final EventInserter inserter;
    private final EventStore store;
    private final EventRevisionWriter revisionWriter;
    private final SourceNames sourceNames;
    private final Clock clock;
    private final Audit audit;
    private final RetentionHorizon retentionHorizon;
    private final jakarta.enterprise.event.Event<EventChanges> observers;

    EventWriter(
            EventInserter inserter,
            EventStore store,
            EventRevisionWriter revisionWriter,
            SourceNames sourceNames,
            Clock clock,
            Audit audit,
            RetentionHorizon retentionHorizon,
            jakarta.enterprise.event.Event<EventChanges> observers) {
        this.inserter = inserter;
        this.store = store;
        this.revisionWriter = revisionWriter;
        this.sourceNames = sourceNames;
        this.clock = clock;
        this.audit = audit;
        this.retentionHorizon = retentionHorizon;
        this.observers = observers;
    }

    /**
     * Stores the valid records; outcomes reported to the listener are final once the transaction commits.
     *
     * @return the changes, to be {@linkplain #fireChanges fired} before the commit
     */
    public List<EventChanges.EventChange> write(
            List<ValidatedRecord> candidates, IngestOptions options, IngestListener ingestListener) {
        var changes = new ArrayList<EventChanges.EventChange>();
        // A key that occurs twice in a chunk is stored in two rounds, as if in two chunks.
        var pending = allowed(candidates, options, ingestListener);
        while (!pending.isEmpty()) {
            var round = new TreeMap<Event.EventKey, IncomingEvent>();
            var later = new ArrayList<IncomingEvent>();
            for (var incoming : pending) {
                if (round.putIfAbsent(incoming.key(), incoming) != null) {
                    later.add(incoming);
                }
            }
            writeRound(round.values(), options, ingestListener, changes);
            pending = later;
        }
        return changes;
    }

    /**
     * Notifies the observers of all changes, inside the transaction.
     *
     * @return the stored figures that do not count, because a later figure exists
     */
    public List<Event> fireChanges(List<EventChanges.EventChange> changes) {
        var fired = new EventChanges(changes);
        if (!changes.isEmpty()) {
            sourceNames.insert(changes.stream()
                    .flatMap(change -> Stream.ofNullable(change.after()))
                    .toList());
            observers.fire(fired);
        }
        return List.copyOf(fired.superseded());
    }

    /** Reports the outcome without storing anything; does not notice a key that is repeated in a later chunk. */
    public void dryRun(List<ValidatedRecord> candidates, IngestOptions options, IngestListener ingestListener) {
        var pending = allowed(candidates, options, ingestListener);
        var known = inserter.fingerprints(
                pending.stream().map(IncomingEvent::key).distinct().toList());
        var forbidden = forbiddenKeys(known.keySet(), options);
        var earlier = earlierDigests(pending, known, options);
        for (var incoming : pending) {
            var fingerprint = known.get(incoming.key());
            var next = incoming.fingerprint();
            var violation = forbidden.get(incoming.key());
            if (violation != null) {
                incoming.reject(ingestListener, violation);
            } else if (fingerprint == null) {
                incoming.accept(ingestListener);
                known.put(incoming.key(), next);
            } else if (becomesNextRevision(incoming, fingerprint, earlier, options, ingestListener)) {
                incoming.correct(ingestListener);
                earlier.computeIfAbsent(incoming.key(), key -> new HashSet<>()).add(fingerprint.digest());
                known.put(incoming.key(), next);
            }
        }
    }

    /** The valid events that the caller's data scope allows; the others are reported as rejected. */
    private List<IncomingEvent> allowed(
            List<ValidatedRecord> records, IngestOptions options, IngestListener ingestListener) {
        var allowed = new ArrayList<IncomingEvent>();
        for (var validated : records) {
            var content = validated.content();
            var violation = content == null ? null : content.event().scopeViolation(options.dataScope());
            if (content == null) {
                ingestListener.rejected(validated.raw(), validated.source(), validated.id(), validated.errors());
            } else if (violation != null) {
                ingestListener.rejected(
                        validated.raw(), validated.source(), validated.id(), List.of(violation.error()));
            } else {
                allowed.add(new IncomingEvent(
                        validated.raw(), content, validated.asSpelt(), validated.isNewer(), List.of()));
            }
        }
        return withinLimitOfNames(addressed(allowed), ingestListener);
    }

    /** The events, each under the key from before names were normalised if it is stored under that. */
    private List<IncomingEvent> addressed(List<IncomingEvent> incoming) {
        var spelt = incoming.stream()
                .flatMap(each -> Stream.ofNullable(each.asSpelt())
                        .map(content -> content.event().key()))
                .distinct()
                .toList();
        if (spelt.isEmpty()) {
            return incoming;
        }
        var stored = inserter.fingerprints(spelt).keySet();
        return incoming.stream().map(each -> each.at(stored)).toList();
    }

    /** Rejects events with a team or channel above the limit, and finds names that differ only in case. */
    private List<IncomingEvent> withinLimitOfNames(List<IncomingEvent> incoming, IngestListener ingestListener) {
        var check =
                sourceNames.check(incoming.stream().map(IncomingEvent::event).toList());
        var admitted = new ArrayList<IncomingEvent>();
        for (var each : incoming) {
            var errors = check.admit(each.event());
            if (errors.isEmpty()) {
                admitted.add(each.withWarnings(check.warnings(each.event())));
            } else {
                ingestListener.rejected(
                        each.raw(), each.key().source(), each.key().id(), errors);
            }
        }
        return admitted;
    }

    private static Set<Event.EventKey> keys(List<IncomingEvent> incoming) {
        return incoming.stream().map(IncomingEvent::key).collect(Collectors.toSet());
    }

    private void writeRound(
            Collection<IncomingEvent> round,
            IngestOptions options,
            IngestListener ingestListener,
            List<EventChanges.EventChange> changes) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var existing =
                inserter.insert(round.stream().map(IncomingEvent::content).toList(), at, options.by());
        var forbidden = forbiddenKeys(existing.keySet(), options);
        var earlier = earlierDigests(round, existing, options);
        var next = new ArrayList<IncomingEvent>();
        for (var incoming : round) {
            var fingerprint = existing.get(incoming.key());
            var violation = forbidden.get(incoming.key());
            if (violation != null) {
                incoming.reject(ingestListener, violation);
            } else if (fingerprint == null) {
                incoming.accept(ingestListener);
                changes.add(new EventChanges.EventChange(null, incoming.event()));
            } else if (becomesNextRevision(incoming, fingerprint, earlier, options, ingestListener)) {
                next.add(incoming);
            }
        }
        correct(next, earlier, at, options, ingestListener, changes);
    }

    /**
     * Stores the events as next revisions of the current ones; a concurrent change makes the whole transaction retry.
     */
    private void correct(
            List<IncomingEvent> round,
            Map<Event.EventKey, Set<String>> earlier,
            Instant at,
            IngestOptions options,
            IngestListener ingestListener,
            List<EventChanges.EventChange> changes) {
        var existing = store.find(keys(round));
        var revisions = new ArrayList<EventRevisionWriter.RevisionChange>();
        var auditChanges = new ArrayList<AuditChange>();
        for (var incoming : round) {
            var known = existing.get(incoming.key());
            if (known == null) {
                throw DatabaseException.conflict("an event was deleted between reading and correcting it");
            }
            var scopeViolation = known.event().scopeViolation(options.dataScope());
            if (scopeViolation != null) {
                incoming.reject(ingestListener, scopeViolation.errorForExistingEvent());
            } else if (known.event().time().isBefore(retentionHorizon.instant())) {
                incoming.reject(
                        ingestListener, "time.past", "The stored event is " + EventParser.before(retentionHorizon));
            } else if (becomesNextRevision(
                    incoming,
                    new EventInserter.EventFingerprint(known.digest(), known.voided(), known.reason()),
                    earlier,
                    options,
                    ingestListener)) {
                incoming.correct(ingestListener);
                var next = known.next(StoredEvent.first(incoming.content(), at, options.by()), options.reason());
                revisions.add(new EventRevisionWriter.RevisionChange(known, next));
                auditChanges.add(EventAuditText.corrected(known, next));
                changes.add(new EventChanges.EventChange(known.voided() ? null : known.event(), incoming.event()));
            }
        }
        revisionWriter.replace(revisions);
        audit.record(
                options.corrector() == null ? new Actor(options.by(), null, null) : options.corrector(), auditChanges);
    }

    /**
     * The digests of earlier revisions that differ from the stored content: a late or repeated message must not undo a
     * correction. A person who gives a reason may restore an earlier content, and so may a newer state of the record.
     */
    private Map<Event.EventKey, Set<String>> earlierDigests(
            Collection<IncomingEvent> incoming,
            Map<Event.EventKey, EventInserter.EventFingerprint> known,
            IngestOptions options) {
        if (options.reason() != null || known.isEmpty()) {
            return new HashMap<>();
        }
        var different = incoming.stream()
                .filter(each -> {
                    var fingerprint = known.get(each.key());
                    return fingerprint != null && !each.isSame(fingerprint.digest());
                })
                .map(IncomingEvent::key)
                .collect(Collectors.toSet());
        return store.findEarlierDigests(different);
    }

    /**
     * Whether an event with an existing key becomes the next revision; if not, reports its outcome.
     *
     * @param earlier digests of earlier revisions that must not be restored
     */
    private static boolean becomesNextRevision(
            IncomingEvent incoming,
            EventInserter.EventFingerprint known,
            Map<Event.EventKey, Set<String>> earlier,
            IngestOptions options,
            IngestListener ingestListener) {
        if (known.isErased() && options.correct()) {
            incoming.reject(
                    ingestListener,
                    "event.erased",
                    "The customer of this event was erased, so it can no longer be corrected. You can void it.");
            return false;
        }
        // A newer state never undoes what a person did to the event.
        var isNextState = incoming.isNewer() && StoredEvent.isFromSource(known.reason());
        var restoring = known.voided() && (isNextState || options.reason() != null);
        var repeated = !isNextState
                && earlier.getOrDefault(incoming.key(), Set.of()).stream().anyMatch(incoming::isSame);
        if (known.isErased() || repeated || (incoming.isSame(known.digest()) && !restoring)) {
            incoming.replay(ingestListener);
            return false;
        }
        if (known.voided() && !restoring) {
            incoming.reject(
                    ingestListener,
                    "event.voided",
                    "This event was voided. To restore it with different content, send PUT with a reason.");
            return false;
        }
        if (!options.correct()) {
            incoming.reject(
                    ingestListener,
                    "event.conflict",
                    "An event with this source and id exists with different content. To store yours as its next revision,"
                            + " send onconflict=correct.");
            return false;
        }
        return true;
    }

    /** The errors for existing keys whose event is outside the sender's scope. */
    private Map<Event.EventKey, InputError> forbiddenKeys(Collection<Event.EventKey> existing, IngestOptions options) {
        var forbidden = new HashMap<Event.EventKey, InputError>();
        if (options.dataScope().isOfTeams() || !options.dataScope().kpis().isEmpty()) {
            store.find(List.copyOf(existing)).forEach((key, storedEvent) -> {
                var scopeViolation = storedEvent.event().scopeViolation(options.dataScope());
                if (scopeViolation != null) {
                    forbidden.put(key, scopeViolation.errorForExistingEvent());
                }
            });
        }
        return forbidden;
    }
}
