package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.kept.access.Secrets;
import org.kept.audit.Act;
import org.kept.audit.Actor;
import org.kept.audit.Audit;
import org.kept.audit.Change;
import org.kept.database.Database;
import org.kept.database.DatabaseException;
import org.kept.database.Transactions;
import org.kept.problem.Problem;

/** Erasure in steps: an event is emptied of the customer first, and all of them are renamed together last. */
@ApplicationScoped
class Erasures implements CustomerErasure {

    private static final int STEP = 1000;
    private static final int LONGEST = 16 * 1024;
    private static final Duration MOST = Duration.ofMinutes(2);

    private final Database database;
    private final Customers customers;
    private final EventStore events;
    private final ErasureStore store;
    private final ErasureRuns runs;
    private final ErasureCounts counts;
    private final FeedStore feeds;
    private final CheckedFiles files;
    private final Audit audit;

    Erasures(
            Database database,
            Customers customers,
            EventStore events,
            ErasureStore store,
            ErasureRuns runs,
            ErasureCounts counts,
            FeedStore feeds,
            CheckedFiles files,
            Audit audit) {
        this.database = database;
        this.customers = customers;
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
    public Erasure erase(String identifier, Actor by) {
        var hash = hash(identifier);
        // Whoever sends one of them later would bring back what was erased.
        files.forgetAll();
        var left = store.naming(hash);
        var fresh = new ErasureRuns.Run(Customers.token(), Secrets.prefix(), 0, 0);
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
        if (identifier.isEmpty() || identifier.length() > LONGEST || !Texts.isStorable(identifier)) {
            throw Problem.parameter("id", "A customer's identifier is a text, as the events say it.");
        }
        return customers.hash(identifier);
    }

    /** What came in since the steps is emptied too, once nothing more can. */
    private ErasureRuns.Run rename(String hash, ErasureRuns.Run run) {
        counts.hold(hash);
        var emptied = empty(hash, store.untouched(hash), run);
        var events = store.rename(hash, run.token());
        counts.rename(hash, run.token());
        return emptied.plus(events, 0);
    }

    private Erasure finish(String identifier, String hash, ErasureRuns.Run run, Actor by) {
        runs.done(hash);
        feeds.forget(identifier);
        var erasure = run.erasure();
        if (!erasure.isNothing()) {
            audit.record(
                    by,
                    List.of(Change.made(
                            Act.CUSTOMER_ERASED,
                            "erasure " + run.reference(),
                            Change.lines("events", run.events(), "earlier revisions", run.revisions()))));
        }
        return erasure;
    }

    /**
     * Takes out of those events all that is about the customer, but who they are: as long as some of their events are to come,
     * all have to name the same. Referrals that they made count for nobody, and are done with.
     */
    private ErasureRuns.Run empty(String hash, List<Event.Key> keys, ErasureRuns.Run run) {
        var asked = counts.asked();
        var erased = new Erased(hash, run.token(), asked);
        var emptied = new Erased(hash, hash, asked);
        var there = List.copyOf(events.findAndLock(keys).values());
        var theirs = there.stream()
                .filter(stored -> erased.isNamedBy(stored.event().data()))
                .toList();
        var revisions = eraseRevisions(there, theirs, erased);
        var replaced = theirs.stream()
                .map(stored -> hash.equals(stored.event().customer()) ? emptied.of(stored) : erased.of(stored))
                .toList();
        store.replace(replaced);
        var referred = theirs.stream()
                .filter(stored -> !hash.equals(stored.event().customer()))
                .count();
        return run.plus(referred, revisions);
    }

    /** Of an event that is theirs every revision; of another, those that named them. */
    private int eraseRevisions(List<Stored> there, List<Stored> theirs, Erased erased) {
        var whole = new HashSet<Event.Key>();
        theirs.forEach(stored -> whole.add(stored.event().key()));
        var revised = there.stream()
                .filter(stored -> stored.revision() > 1)
                .map(stored -> stored.event().key())
                .toList();
        var replaced = new ArrayList<ErasureStore.Revision>();
        for (var revision : store.revisions(revised)) {
            var data = erased.of(revision.type(), revision.data());
            var due = whole.contains(revision.key()) || erased.isNamedBy(revision.data());
            if (due && !data.equals(revision.data())) {
                replaced.add(new ErasureStore.Revision(revision.key(), revision.number(), revision.type(), data));
            }
        }
        store.replaceRevisions(replaced);
        return replaced.size();
    }

    private <T> T inTransaction(Supplier<T> work) {
        var lock = database.writer();
        lock.lock();
        try {
            return Transactions.keepIf(MOST, done -> true, work);
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
