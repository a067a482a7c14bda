package org.kept.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kept.database.DatabaseException;
import org.kept.problem.Fault;
import org.kept.problem.Problem;

/**
 * Lets requests that bring one event each share a transaction: while one commits, those that come gather for the next.
 *
 * <p>So nobody waits for a clock, and nobody waits with a thread. How many can wait is bounded by how many requests the door
 * lets in.
 */
@ApplicationScoped
class SharedCommits {

    private static final int MOST = 500;

    /** One request's event, and what becomes of it. */
    private record Waiting(Candidate candidate, IngestOptions options, CompletableFuture<Outcome> outcome) {}

    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final AtomicBoolean committing = new AtomicBoolean();
    private final Lanes lanes;

    SharedCommits(Lanes lanes) {
        this.lanes = lanes;
    }

    /** How many events wait for the next transaction. */
    int waiting() {
        return queue.size();
    }

    /** Takes events of several requests, each group under its options, in one transaction, or throws and takes none. */
    @FunctionalInterface
    interface Commit {
        Apart take(Map<IngestOptions, List<Candidate>> groups);
    }

    /** What became of the event, once it is committed; fails when it cannot be taken now, and then it was not stored. */
    CompletionStage<Outcome> take(Candidate candidate, IngestOptions options, Commit commit) {
        var own = new Waiting(candidate, options, new CompletableFuture<>());
        queue.add(own);
        commitSoon(commit);
        return own.outcome;
    }

    private void commitSoon(Commit commit) {
        if (committing.compareAndSet(false, true)) {
            lanes.execute(() -> commitWaiting(commit));
        }
    }

    private void commitWaiting(Commit commit) {
        var group = new ArrayList<Waiting>();
        try {
            while (queue.drainTo(group, MOST) > 0) {
                commit(group, commit);
                group.clear();
            }
        } finally {
            // Nobody else will take those who are left of a group that ended in an error: they are told.
            group.forEach(each ->
                    each.outcome.completeExceptionally(new IllegalStateException("The events could not be taken.")));
            committing.set(false);
            // Somebody may have come after the last look, and found this one still committing.
            if (!queue.isEmpty()) {
                commitSoon(commit);
            }
        }
    }

    private static void commit(List<Waiting> group, Commit commit) {
        try {
            tryAll(group, commit);
        } catch (RuntimeException e) {
            if (group.size() == 1 || !mayBeOfOne(e)) {
                group.forEach(each -> each.outcome.completeExceptionally(e));
            } else {
                // One of them spoils it for all: each by itself tells which.
                group.forEach(each -> commit(List.of(each), commit));
            }
        }
    }

    /** Whether something in one event may be the reason; a database that is busy or gone is not. */
    private static boolean mayBeOfOne(RuntimeException e) {
        return e instanceof DatabaseException failed
                ? failed.state().startsWith("22") || failed.state().startsWith("23")
                : !(e instanceof Problem);
    }

    private static void tryAll(List<Waiting> group, Commit commit) {
        var byOptions = new LinkedHashMap<IngestOptions, List<Candidate>>();
        group.forEach(each -> byOptions
                .computeIfAbsent(each.options, key -> new ArrayList<>())
                .add(each.candidate));
        var told = commit.take(byOptions);
        group.forEach(each -> each.outcome.complete(told.of(each.candidate.arrival())));
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
