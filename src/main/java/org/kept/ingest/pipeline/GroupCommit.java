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
import org.kept.ingest.Event;
import org.kept.ingest.IngestOptions;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.ingest.store.IngestListener;
import org.kept.ingest.store.ReceiptBuilder;
import org.kept.problem.DatabaseOutage;
import org.kept.problem.InputError;
import org.kept.problem.Problem;

/**
 * Group commit: requests with a single event share a transaction. While one commits, the next ones queue.
 *
 * <p>No request waits for a timer or holds a thread. The queue is bounded by the requests that {@link AdmissionControl}
 * admits.
 */
@ApplicationScoped
class GroupCommit {

    private static final int MAX_GROUP = 500;

    /** One request's event and its pending receipt. */
    private record QueuedEvent(
            ValidatedRecord candidate, IngestOptions options, CompletableFuture<ReceiptBuilder> outcome) {}

    private final LinkedBlockingQueue<QueuedEvent> queue = new LinkedBlockingQueue<>();
    private final AtomicBoolean committing = new AtomicBoolean();
    private final IngestExecutor ingestExecutor;

    GroupCommit(IngestExecutor ingestExecutor) {
        this.ingestExecutor = ingestExecutor;
    }

    /** Number of events queued for the next transaction. */
    int waiting() {
        return queue.size();
    }

    /** Writes the events of several requests, grouped by options, in one transaction; stores none if it throws. */
    @FunctionalInterface
    interface GroupWriter {
        ReceiptsByRecord write(Map<IngestOptions, List<ValidatedRecord>> groups);
    }

    /** Queues an event. Completes with its receipt once it is committed; a failure means it was not stored. */
    CompletionStage<ReceiptBuilder> submit(ValidatedRecord validatedRecord, IngestOptions options, GroupWriter writer) {
        var queuedEvent = new QueuedEvent(validatedRecord, options, new CompletableFuture<>());
        queue.add(queuedEvent);
        commitSoon(writer);
        return queuedEvent.outcome;
    }

    private void commitSoon(GroupWriter writer) {
        if (committing.compareAndSet(false, true)) {
            try {
                ingestExecutor.executeSharedCommit(() -> commitWaiting(writer));
            } catch (RuntimeException | Error e) {
                committing.set(false); // The next event commits this one, too.
                throw e;
            }
        }
    }

    private void commitWaiting(GroupWriter writer) {
        var group = new ArrayList<QueuedEvent>();
        try {
            while (queue.drainTo(group, MAX_GROUP) > 0) {
                commit(group, writer);
                group.clear();
            }
        } finally {
            // The rest of a group that ended in an error is not handled elsewhere, so its requests fail here.
            group.forEach(each -> each.outcome.completeExceptionally(
                    new IllegalStateException("the group commit ended in an error")));
            committing.set(false);
            // An event may have been queued after the last poll, while this flag was still set.
            if (!queue.isEmpty()) {
                commitSoon(writer);
            }
        }
    }

    private static void commit(List<QueuedEvent> group, GroupWriter writer) {
        try {
            writeAll(group, writer);
        } catch (RuntimeException e) {
            if (group.size() == 1 || !mayBeOneEvent(e)) {
                group.forEach(each -> each.outcome.completeExceptionally(e));
            } else {
                // One event fails the whole group; committing each event alone finds it.
                group.forEach(each -> commit(List.of(each), writer));
            }
        }
    }

    /** Whether a single event may be the cause; false for a busy or unavailable database. */
    private static boolean mayBeOneEvent(RuntimeException e) {
        return !(e instanceof Problem) && !DatabaseOutage.isOutage(e);
    }

    private static void writeAll(List<QueuedEvent> group, GroupWriter writer) {
        var byOptions = new LinkedHashMap<IngestOptions, List<ValidatedRecord>>();
        group.forEach(each -> byOptions
                .computeIfAbsent(each.options, key -> new ArrayList<>())
                .add(each.candidate));
        var receipts = writer.write(byOptions);
        group.forEach(each -> each.outcome.complete(receipts.of(each.candidate.raw())));
    }

    /** Reports each event to its own receipt and to a total. */
    static final class ReceiptsByRecord implements IngestListener {

        private final IdentityHashMap<RawRecord, ReceiptBuilder> byRecord = new IdentityHashMap<>();
        private final ReceiptBuilder all = new ReceiptBuilder();

        ReceiptBuilder all() {
            return all;
        }

        private ReceiptBuilder of(RawRecord rawRecord) {
            return byRecord.computeIfAbsent(rawRecord, key -> new ReceiptBuilder());
        }

        @Override
        public void accepted(RawRecord rawRecord, Event event) {
            report(rawRecord, ingestListener -> ingestListener.accepted(rawRecord, event));
        }

        @Override
        public void corrected(RawRecord rawRecord, Event event) {
            report(rawRecord, ingestListener -> ingestListener.corrected(rawRecord, event));
        }

        @Override
        public void replayed(RawRecord rawRecord, Event event) {
            report(rawRecord, ingestListener -> ingestListener.replayed(rawRecord, event));
        }

        @Override
        public void superseded(RawRecord rawRecord, Event event) {
            report(rawRecord, ingestListener -> ingestListener.superseded(rawRecord, event));
        }

        @Override
        public void warned(RawRecord rawRecord, Event event, List<InputError> warnings) {
            report(rawRecord, ingestListener -> ingestListener.warned(rawRecord, event, warnings));
        }

        @Override
        public void rejected(
                RawRecord rawRecord, @Nullable String source, @Nullable String id, List<InputError> faults) {
            report(rawRecord, ingestListener -> ingestListener.rejected(rawRecord, source, id, faults));
        }

        private void report(RawRecord rawRecord, Consumer<IngestListener> outcome) {
            outcome.accept(of(rawRecord));
            outcome.accept(all);
        }
    }
}
