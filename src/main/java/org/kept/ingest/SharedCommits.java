package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kept.database.DatabaseException;
import org.kept.problem.Fault;
import org.kept.problem.Problem;

/**
 * Lets requests that bring one event each share a transaction: whoever finds nobody committing commits for all who wait.
 *
 * <p>While one transaction commits, those that come gather for the next, so nobody waits for a clock. How many can wait is
 * bounded by how many requests the door lets in.
 */
@ApplicationScoped
class SharedCommits {

    private static final int MOST = 500;

    /** One request's event, and what became of it. */
    private static final class Waiting {

        private final Candidate candidate;
        private final Intake.Terms terms;
        private @Nullable Outcome outcome;
        private @Nullable RuntimeException failure;

        Waiting(Candidate candidate, Intake.Terms terms) {
            this.candidate = candidate;
            this.terms = terms;
        }

        boolean isDone() {
            return outcome != null || failure != null;
        }

        Outcome result() {
            if (outcome == null) {
                throw failure == null ? new IllegalStateException("nobody took it") : failure;
            }
            return outcome;
        }
    }

    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final ReentrantLock committing = new ReentrantLock();

    /** How many events wait for the next transaction. */
    int waiting() {
        return queue.size();
    }

    /** Takes events of several requests, each group under its terms, in one transaction, or throws and takes none. */
    @FunctionalInterface
    interface Commit {
        Apart take(Map<Intake.Terms, List<Candidate>> groups);
    }

    /**
     * Answers what became of the event once it is committed.
     *
     * @throws Problem when it cannot be taken now; then it was not stored
     */
    Outcome take(Candidate candidate, Intake.Terms terms, Commit commit) {
        var own = new Waiting(candidate, terms);
        queue.add(own);
        // Who gets the lock either was served by those who had it before, or serves.
        committing.lock();
        try {
            while (!own.isDone()) {
                var group = new ArrayList<Waiting>();
                queue.drainTo(group, MOST);
                commit(group, commit);
            }
        } finally {
            committing.unlock();
        }
        return own.result();
    }

    private static void commit(List<Waiting> group, Commit commit) {
        try {
            tryAll(group, commit);
        } catch (RuntimeException e) {
            if (group.size() == 1 || !mayBeOfOne(e)) {
                group.forEach(each -> each.failure = e);
            } else {
                // One of them spoils it for all: each by itself tells which.
                group.forEach(each -> commit(List.of(each), commit));
            }
        } catch (Error e) {
            // Nobody else will take those who waited: they are told before it goes on.
            group.forEach(each -> each.failure = new IllegalStateException("The events could not be taken.", e));
            throw e;
        }
    }

    /** Whether something in one event may be the reason; a database that is busy or gone is not. */
    private static boolean mayBeOfOne(RuntimeException e) {
        return e instanceof DatabaseException failed
                ? failed.state().startsWith("22") || failed.state().startsWith("23")
                : !(e instanceof Problem);
    }

    private static void tryAll(List<Waiting> group, Commit commit) {
        var byTerms = new LinkedHashMap<Intake.Terms, List<Candidate>>();
        group.forEach(each ->
                byTerms.computeIfAbsent(each.terms, key -> new ArrayList<>()).add(each.candidate));
        var told = commit.take(byTerms);
        group.forEach(each -> each.outcome = told.of(each.candidate.arrival()));
    }

    /** Tells each request only of its own event, and somebody of all. */
    static final class Apart implements Account {

        private final IdentityHashMap<Arrival, Outcome> own = new IdentityHashMap<>();
        private final Outcome all = new Outcome();

        Outcome all() {
            return all;
        }

        private Outcome of(Arrival arrival) {
            return own.computeIfAbsent(arrival, key -> new Outcome());
        }

        @Override
        public void accepted(Arrival arrival, Event event) {
            both(arrival, account -> account.accepted(arrival, event));
        }

        @Override
        public void corrected(Arrival arrival, Event event) {
            both(arrival, account -> account.corrected(arrival, event));
        }

        @Override
        public void replayed(Arrival arrival, Event event) {
            both(arrival, account -> account.replayed(arrival, event));
        }

        @Override
        public void rejected(Arrival arrival, @Nullable String source, @Nullable String id, List<Fault> faults) {
            both(arrival, account -> account.rejected(arrival, source, id, faults));
        }

        private void both(Arrival arrival, Consumer<Account> tell) {
            tell.accept(of(arrival));
            tell.accept(all);
        }
    }
}
