package org.kept.ingest.erase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kept.access.SecretTokens;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.Database;
import org.kept.database.DatabaseException;
import org.kept.database.Transactions;
import org.kept.ingest.CustomerErasure;
import org.kept.ingest.CustomerErasure.CustomerErased;
import org.kept.ingest.CustomerErasure.ErasureBegun;
import org.kept.ingest.ErasureParticipant;
import org.kept.ingest.ErasureResult;
import org.kept.ingest.Event;
import org.kept.ingest.InputText;
import org.kept.ingest.StoredEvent;
import org.kept.ingest.parse.CustomerHasher;
import org.kept.ingest.store.EventStore;
import org.kept.ingest.store.SourceActivityStore;
import org.kept.ingest.upload.FileCheckService;
import org.kept.problem.Problem;

/** Erases customers in steps: first removes personal data from each event, then renames the customer in all at once. */
@ApplicationScoped
class CustomerErasureService implements CustomerErasure {

    private static final int STEP_SIZE = 1000;
    private static final int MAX_IDENTIFIER = 16 * 1024;
    private static final Duration MAX_TRANSACTION = Duration.ofMinutes(2);

    private final Database database;
    private final CustomerHasher customerHasher;
    private final EventStore events;
    private final ErasureStore store;
    private final ErasureRunStore runs;
    private final ErasureParticipant participant;
    private final SourceActivityStore sourceActivity;
    private final FileCheckService files;
    private final jakarta.enterprise.event.Event<ErasureBegun> beginning;
    private final Audit audit;
    private final jakarta.enterprise.event.Event<CustomerErased> observers;

    CustomerErasureService(
            Database database,
            CustomerHasher customerHasher,
            EventStore events,
            ErasureStore store,
            ErasureRunStore runs,
            ErasureParticipant participant,
            SourceActivityStore sourceActivity,
            FileCheckService files,
            jakarta.enterprise.event.Event<ErasureBegun> beginning,
            Audit audit,
            jakarta.enterprise.event.Event<CustomerErased> observers) {
        this.database = database;
        this.customerHasher = customerHasher;
        this.events = events;
        this.store = store;
        this.runs = runs;
        this.participant = participant;
        this.sourceActivity = sourceActivity;
        this.files = files;
        this.beginning = beginning;
        this.audit = audit;
        this.observers = observers;
    }

    @Override
    public long countEvents(String identifier) {
        return hashes(identifier).stream().mapToLong(store::count).sum();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Removes personal data from 1,000 events per transaction. Then one transaction replaces the customer by the
     * token in all events, so that no number ever counts them as two customers.
     */
    @Override
    public ErasureResult erase(String identifier, Actor by) {
        var hashes = hashes(identifier);
        // A file imported later would bring back erased data.
        files.dropAll();
        beginning.fire(new ErasureBegun(identifier));
        return hashes.stream()
                .map(hash -> erase(identifier, hash, by))
                .reduce(ErasureResult::plus)
                .orElseThrow();
    }

    private ErasureResult erase(String identifier, String hash, Actor by) {
        var remaining = store.findMentions(hash);
        var named = new HashSet<>(remaining);
        var newRun = new ErasureRunStore.ErasureRun(CustomerHasher.token(), SecretTokens.newPrefix(), 0, 0);
        while (remaining.size() > STEP_SIZE) {
            var step = remaining.subList(0, STEP_SIZE);
            inTransaction(() -> {
                var run = clearPersonalData(hash, step, runs.lock(hash, newRun));
                runs.update(hash, run);
                return run;
            });
            remaining = remaining.subList(STEP_SIZE, remaining.size());
        }
        var last = remaining;
        return inTransaction(() -> {
            var run = clearPersonalData(hash, last, runs.lock(hash, newRun));
            var renamed = rename(hash, run, named);
            observers.fire(new CustomerErased(identifier, named));
            return finish(identifier, hash, renamed, by);
        });
    }

    /** The hash, and the one from before identifiers were normalised, if it differs. */
    private List<String> hashes(String identifier) {
        if (identifier.isEmpty() || identifier.length() > MAX_IDENTIFIER || !InputText.isStorable(identifier)) {
            throw Problem.parameter("id", "Give the customer's identifier as text, as the events have it.");
        }
        return Stream.of(customerHasher.hash(identifier), customerHasher.hashAsSpelt(identifier))
                .distinct()
                .toList();
    }

    /**
     * Also clears the customer's own events that arrived since the earlier steps; the lock keeps out further ones. A
     * referral by the customer that arrives meanwhile is found by the next erasure.
     */
    private ErasureRunStore.ErasureRun rename(String hash, ErasureRunStore.ErasureRun run, Set<Event.EventKey> named) {
        participant.lockCustomer(hash);
        var arrived = store.findNotAnonymized(hash);
        named.addAll(arrived);
        var cleared = clearPersonalData(hash, arrived, run);
        var events = store.rename(hash, run.token());
        participant.rename(hash, run.token());
        return cleared.plus(events, 0);
    }

    private ErasureResult finish(String identifier, String hash, ErasureRunStore.ErasureRun run, Actor by) {
        runs.delete(hash);
        sourceActivity.deleteMentions(identifier);
        var erasureResult = run.erasure();
        if (!erasureResult.isNothing()) {
            audit.record(
                    by,
                    List.of(AuditChange.added(
                            AuditAction.CUSTOMER_ERASED,
                            "erasure " + run.reference(),
                            AuditChange.lines("events", run.events(), "earlier revisions", run.revisions()))));
        }
        return erasureResult;
    }

    /**
     * Removes personal data from those events but keeps the hash: until the last step all the customer's events must
     * name the same customer. Referrals that the customer made count towards no customer and get the token at once.
     */
    private ErasureRunStore.ErasureRun clearPersonalData(
            String hash, List<Event.EventKey> keys, ErasureRunStore.ErasureRun run) {
        var redactor = participant.redactor();
        var eventAnonymizer = new EventAnonymizer(hash, run.token(), redactor);
        var keepingHash = new EventAnonymizer(hash, hash, redactor);
        var found = List.copyOf(events.findAndLock(keys).values());
        var mentioning = found.stream()
                .filter(storedEvent ->
                        eventAnonymizer.isNamedBy(storedEvent.event().data()))
                .toList();
        var revisions = eraseRevisions(found, mentioning, eventAnonymizer);
        var replaced = mentioning.stream()
                .map(storedEvent -> hash.equals(storedEvent.event().customer())
                        ? keepingHash.anonymize(storedEvent)
                        : eventAnonymizer.anonymize(storedEvent))
                .toList();
        store.replace(replaced);
        var referred = mentioning.stream()
                .filter(storedEvent -> !hash.equals(storedEvent.event().customer()))
                .count();
        return run.plus(referred, revisions);
    }

    /** Erases every revision of an event that names the customer, and of other events the revisions that did. */
    private int eraseRevisions(List<StoredEvent> found, List<StoredEvent> mentioning, EventAnonymizer eventAnonymizer) {
        var mentioningKeys = new HashSet<Event.EventKey>();
        mentioning.forEach(storedEvent -> mentioningKeys.add(storedEvent.event().key()));
        var revisedKeys = found.stream()
                .filter(storedEvent -> storedEvent.revision() > 1)
                .map(storedEvent -> storedEvent.event().key())
                .toList();
        var replaced = new ArrayList<ErasureStore.EarlierRevision>();
        for (var revision : store.revisions(revisedKeys)) {
            var data = eventAnonymizer.anonymize(revision.type(), revision.data());
            var mustErase = mentioningKeys.contains(revision.key()) || eventAnonymizer.isNamedBy(revision.data());
            if (mustErase && !data.equals(revision.data())) {
                replaced.add(
                        new ErasureStore.EarlierRevision(revision.key(), revision.number(), revision.type(), data));
            }
        }
        store.replaceRevisions(replaced);
        return replaced.size();
    }

    private <T> T inTransaction(Supplier<T> work) {
        var lock = database.writeLock();
        lock.lock();
        try {
            return Transactions.commitIf(MAX_TRANSACTION, done -> true, work);
        } catch (DatabaseException e) {
            if (e.isTransient()) {
                throw Problem.busy(
                        "Too many writers want the same numbers. Ask again: it goes on where it was.",
                        Duration.ofSeconds(1));
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }
}
