package org.kept.ingest.erase;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.kept.access.SecretTokens;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.AuditAction;
import org.kept.audit.AuditChange;
import org.kept.database.Database;
import org.kept.database.DatabaseException;
import org.kept.database.Transactions;
import org.kept.ingest.CustomerErasure;
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

/** Erasure in steps: an event is emptied of the customer first, and all of them are renamed together last. */
@ApplicationScoped
class CustomerErasureService implements CustomerErasure {

    private static final int STEP = 1000;
    private static final int LONGEST = 16 * 1024;
    private static final Duration MOST = Duration.ofMinutes(2);

    private final Database database;
    private final CustomerHasher customerHasher;
    private final EventStore events;
    private final ErasureStore store;
    private final ErasureRunStore runs;
    private final ErasureParticipant counts;
    private final SourceActivityStore feeds;
    private final FileCheckService files;
    private final Audit audit;

    CustomerErasureService(
            Database database,
            CustomerHasher customerHasher,
            EventStore events,
            ErasureStore store,
            ErasureRunStore runs,
            ErasureParticipant counts,
            SourceActivityStore feeds,
            FileCheckService files,
            Audit audit) {
        this.database = database;
        this.customerHasher = customerHasher;
        this.events = events;
        this.store = store;
        this.runs = runs;
        this.counts = counts;
        this.feeds = feeds;
        this.files = files;
        this.audit = audit;
    }

    @Override
    public long countEvents(String identifier) {
        return store.count(hash(identifier));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Personal data is removed in steps of a thousand events a transaction. Then one transaction replaces the customer by
     * the token in all events, so that no number ever counts them as two customers.
     */
    @Override
    public ErasureResult erase(String identifier, Actor by) {
        var hash = hash(identifier);
        // Whoever sends one of them later would bring back what was erased.
        files.forgetAll();
        var left = store.findMentions(hash);
        var fresh = new ErasureRunStore.ErasureRun(CustomerHasher.token(), SecretTokens.prefix(), 0, 0);
        while (left.size() > STEP) {
            var step = left.subList(0, STEP);
            inTransaction(() -> {
                var run = empty(hash, step, runs.lock(hash, fresh));
                runs.update(hash, run);
                return run;
            });
            left = left.subList(STEP, left.size());
        }
        var last = left;
        return inTransaction(() -> {
            var run = empty(hash, last, runs.lock(hash, fresh));
            return finish(identifier, hash, rename(hash, run), by);
        });
    }

    private String hash(String identifier) {
        if (identifier.isEmpty() || identifier.length() > LONGEST || !InputText.isStorable(identifier)) {
            throw Problem.parameter("id", "A customer's identifier is a text, as the events say it.");
        }
        return customerHasher.hash(identifier);
    }

    /** What came in since the steps is emptied too, once nothing more can. */
    private ErasureRunStore.ErasureRun rename(String hash, ErasureRunStore.ErasureRun run) {
        counts.lockCustomer(hash);
        var emptied = empty(hash, store.findNotAnonymized(hash), run);
        var events = store.rename(hash, run.token());
        counts.rename(hash, run.token());
        return emptied.plus(events, 0);
    }

    private ErasureResult finish(String identifier, String hash, ErasureRunStore.ErasureRun run, Actor by) {
        runs.delete(hash);
        feeds.deleteMentions(identifier);
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
     * Takes out of those events all that is about the customer, but who they are: as long as some of their events are to come,
     * all have to name the same. Referrals that they made count for nobody, and are done with.
     */
    private ErasureRunStore.ErasureRun empty(String hash, List<Event.EventKey> keys, ErasureRunStore.ErasureRun run) {
        var asked = counts.redactor();
        var eventAnonymizer = new EventAnonymizer(hash, run.token(), asked);
        var emptied = new EventAnonymizer(hash, hash, asked);
        var there = List.copyOf(events.findAndLock(keys).values());
        var theirs = there.stream()
                .filter(storedEvent ->
                        eventAnonymizer.isNamedBy(storedEvent.event().data()))
                .toList();
        var revisions = eraseRevisions(there, theirs, eventAnonymizer);
        var replaced = theirs.stream()
                .map(storedEvent -> hash.equals(storedEvent.event().customer())
                        ? emptied.anonymize(storedEvent)
                        : eventAnonymizer.anonymize(storedEvent))
                .toList();
        store.replace(replaced);
        var referred = theirs.stream()
                .filter(storedEvent -> !hash.equals(storedEvent.event().customer()))
                .count();
        return run.plus(referred, revisions);
    }

    /** Of an event that is theirs every revision; of another, those that named them. */
    private int eraseRevisions(List<StoredEvent> there, List<StoredEvent> theirs, EventAnonymizer eventAnonymizer) {
        var whole = new HashSet<Event.EventKey>();
        theirs.forEach(storedEvent -> whole.add(storedEvent.event().key()));
        var revised = there.stream()
                .filter(storedEvent -> storedEvent.revision() > 1)
                .map(storedEvent -> storedEvent.event().key())
                .toList();
        var replaced = new ArrayList<ErasureStore.EarlierRevision>();
        for (var revision : store.revisions(revised)) {
            var data = eventAnonymizer.anonymize(revision.type(), revision.data());
            var due = whole.contains(revision.key()) || eventAnonymizer.isNamedBy(revision.data());
            if (due && !data.equals(revision.data())) {
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
            return Transactions.commitIf(MOST, done -> true, work);
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
