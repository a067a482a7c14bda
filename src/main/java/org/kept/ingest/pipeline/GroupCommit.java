package org.kept.ingest.pipeline;

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
import org.kept.ingest.Event;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.ingest.store.IngestListener;
import org.kept.ingest.store.ReceiptBuilder;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/**
 * Lets requests that bring one event each share a transaction: while one commits, those that come gather for the next.
 *
 * <p>So nobody waits for a clock, and nobody waits with a thread. How many can wait is bounded by how many requests the door
 * lets in.
 */
@ApplicationScoped
class GroupCommit {

    private static final int MOST = 500;

    /** One request's event, and what becomes of it. */
    private record QueuedEvent(
            ValidatedRecord candidate, IngestOptions options, CompletableFuture<ReceiptBuilder> outcome) {}

    private final LinkedBlockingQueue<QueuedEvent> queue = new LinkedBlockingQueue<>();
    private final AtomicBoolean committing = new AtomicBoolean();
    private final IngestExecutor ingestExecutor;

    GroupCommit(IngestExecutor ingestExecutor) {
        this.ingestExecutor = ingestExecutor;
    }

    /** How many events wait for the next transaction. */
    int waiting() {
        return queue.size();
    }

    /** Takes events of several requests, each group under its options, in one transaction, or throws and takes none. */
    @FunctionalInterface
    interface GroupWriter {
        ReceiptsByRecord write(Map<IngestOptions, List<ValidatedRecord>> groups);
    }

    /** What became of the event, once it is committed; fails when it cannot be taken now, and then it was not stored. */
    CompletionStage<ReceiptBuilder> submit(ValidatedRecord validatedRecord, IngestOptions options, GroupWriter commit) {
        var own = new QueuedEvent(validatedRecord, options, new CompletableFuture<>());
        queue.add(own);
        commitSoon(commit);
        return own.outcome;
    }

    private void commitSoon(GroupWriter commit) {
        if (committing.compareAndSet(false, true)) {
            ingestExecutor.execute(() -> commitWaiting(commit));
        }
    }

    private void commitWaiting(GroupWriter commit) {
        var group = new ArrayList<QueuedEvent>();
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

    private static void commit(List<QueuedEvent> group, GroupWriter commit) {
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

    private static void tryAll(List<QueuedEvent> group, GroupWriter commit) {
        var byOptions = new LinkedHashMap<IngestOptions, List<ValidatedRecord>>();
        group.forEach(each -> byOptions
                .computeIfAbsent(each.options, key -> new ArrayList<>())
                .add(each.candidate));
        var told = commit.write(byOptions);
        group.forEach(each -> each.outcome.complete(told.of(each.candidate.arrival())));
    }

    /** Tells each request only of its own event, and somebody of all. */
    static final class ReceiptsByRecord implements IngestListener {

        private final IdentityHashMap<RawRecord, ReceiptBuilder> own = new IdentityHashMap<>();
        private final ReceiptBuilder all = new ReceiptBuilder();

        ReceiptBuilder all() {
            return all;
        }

        private ReceiptBuilder of(RawRecord rawRecord) {
            return own.computeIfAbsent(rawRecord, key -> new ReceiptBuilder());
        }

        @Override
        public void accepted(RawRecord rawRecord, Event event) {
            both(rawRecord, ingestListener -> ingestListener.accepted(rawRecord, event));
        }

        @Override
        public void corrected(RawRecord rawRecord, Event event) {
            both(rawRecord, ingestListener -> ingestListener.corrected(rawRecord, event));
        }

        @Override
        public void replayed(RawRecord rawRecord, Event event) {
            both(rawRecord, ingestListener -> ingestListener.replayed(rawRecord, event));
        }

        @Override
        public void rejected(
                RawRecord rawRecord, @Nullable String source, @Nullable String id, List<InputError> faults) {
            both(rawRecord, ingestListener -> ingestListener.rejected(rawRecord, source, id, faults));
        }

        private void both(RawRecord rawRecord, Consumer<IngestListener> tell) {
            tell.accept(of(rawRecord));
            tell.accept(all);
        }
    }
}
