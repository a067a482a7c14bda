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

/** Customers who are to be forgotten: no event names them any more, and every count stays as it was. */
@ApplicationScoped
public class Erasures {

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
    private final jakarta.enterprise.event.Event<Changes> observers;

    Erasures(
            Database database,
            Customers customers,
            EventStore events,
            ErasureStore store,
            ErasureRuns runs,
            ErasureCounts counts,
            FeedStore feeds,
            CheckedFiles files,
            Audit audit,
            jakarta.enterprise.event.Event<Changes> observers) {
        this.database = database;
        this.customers = customers;
        this.events = events;
        this.store = store;
        this.runs = runs;
        this.counts = counts;
        this.feeds = feeds;
        this.files = files;
        this.audit = audit;
        this.observers = observers;
    }

    /**
     * How many events name them as their customer now.
     *
     * @throws Problem 400 when this can be no identifier
     */
    public long naming(String identifier) {
        return store.count(hash(identifier));
    }

    /**
     * Erases a customer, a thousand events a transaction; one that broke off goes on when it is asked for again. Events that
     * come in meanwhile are those of somebody new.
     *
     * @param identifier as integrations send it
     * @throws Problem 400 when this can be no identifier, 503 when too many others write
     */
    public Erasure erase(String identifier, Actor by) {
        var hash = hash(identifier);
        // Whoever sends one of them later would bring back what was erased.
        files.forgetAll();
        var left = store.naming(hash);
        var fresh = new ErasureRuns.Run(Customers.token(), Secrets.prefix(), 0, 0);
        while (left.size() > STEP) {
            var step = left.subList(0, STEP);
            inTransaction(() -> {
                var run = erase(hash, step, fresh);
                runs.update(hash, run);
                return run;
            });
            left = left.subList(STEP, left.size());
        }
        var last = left;
        return inTransaction(() -> finish(identifier, hash, erase(hash, last, fresh), by));
    }

    private String hash(String identifier) {
        if (identifier.isEmpty() || identifier.length() > LONGEST || !Texts.isStorable(identifier)) {
            throw Problem.parameter("id", "A customer's identifier is a text, as the events say it.");
        }
        return customers.hash(identifier);
    }

    private Erasure finish(String identifier, String hash, ErasureRuns.Run run, Actor by) {
        runs.done(hash);
        counts.forget(hash);
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

    /** One step: those events and what is counted from them, all in the running transaction. */
    private ErasureRuns.Run erase(String hash, List<Event.Key> keys, ErasureRuns.Run fresh) {
        var run = runs.lock(hash, fresh);
        var erased = new Erased(hash, run.token(), counts.asked());
        var there = events.findAndLock(keys);
        var theirs = there.values().stream()
                .filter(stored -> erased.isNamedBy(stored.event().data()))
                .toList();
        var revisions = eraseRevisions(there.values().stream().toList(), theirs, erased);
        var replaced = theirs.stream().map(erased::of).toList();
        store.replace(replaced);
        var changes = new ArrayList<Changes.Change>();
        for (var i = 0; i < theirs.size(); i++) {
            if (!theirs.get(i).voided()) {
                changes.add(new Changes.Change(
                        theirs.get(i).event(), replaced.get(i).event()));
            }
        }
        if (!changes.isEmpty()) {
            observers.fire(new Changes(List.copyOf(changes)));
        }
        return run.plus(theirs.size(), revisions);
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
