package org.kept.ingest.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kept.body.BodyConsumer;
import org.kept.body.BodyState;
import org.kept.body.MemoryBudget;
import org.kept.ingest.Receipt;
import org.kept.ingest.parse.RawRecord;
import org.kept.ingest.parse.RecordParser;
import org.kept.ingest.parse.ValidatedRecord;
import org.kept.ingest.store.ReceiptBuilder;
import org.kept.problem.Problem;

/**
 * Ingestion of one stream: parses and validates a chunk while earlier ones are stored, one transaction per chunk.
 *
 * <p>Two chunks may be stored at the same time if the database allows it, but never two that contain the same event, so
 * that the order of the stream is kept.
 */
public final class StreamIngestion implements BodyConsumer {

    private final RecordParser recordParser;
    private final Function<List<RawRecord>, List<ValidatedRecord>> validator;
    private final Function<List<ValidatedRecord>, ReceiptBuilder> writer;
    private final Executor executor;
    private final int parallelism;
    private final MemoryBudget memoryBudget;
    private final ReceiptBuilder total = new ReceiptBuilder();
    private CompletableFuture<ReceiptBuilder> stored = CompletableFuture.completedFuture(total);
    private CompletableFuture<ReceiptBuilder> last = stored;
    private CompletableFuture<ReceiptBuilder> beforeLast = stored;
    private Set<String> lastIds = Set.of();

    StreamIngestion(
            RecordParser recordParser,
            Function<List<RawRecord>, List<ValidatedRecord>> validator,
            Function<List<ValidatedRecord>, ReceiptBuilder> writer,
            Executor executor,
            int parallelism,
            MemoryBudget memoryBudget) {
        this.recordParser = recordParser;
        this.validator = validator;
        this.writer = writer;
        this.executor = executor;
        this.parallelism = parallelism;
        this.memoryBudget = memoryBudget;
    }

    @Override
    public CompletionStage<?> accept(byte[] bytes, BodyState end) {
        var records = new ArrayList<RawRecord>();
        var problem = parse(bytes, end, records);
        var ready = parallelism > 1 ? beforeLast : last;
        var parsedBytes = records.stream().mapToLong(RawRecord::parsedBytes).sum();
        var validated = validator.apply(records);
        if (!memoryBudget.reserve(parsedBytes)) {
            problem = MemoryBudget.exhausted();
        } else if (!records.isEmpty()) {
            store(validated, ready, parsedBytes);
        }
        if (problem != null) {
            var reason = problem;
            stored = stored.thenCompose(builder -> CompletableFuture.failedFuture(reason));
            return stored;
        }
        return ready;
    }

    private void store(List<ValidatedRecord> checked, CompletableFuture<ReceiptBuilder> ready, long parsedBytes) {
        var ids = ids(checked);
        var start = Collections.disjoint(ids, lastIds) ? ready : ready.thenCombine(last, (before, after) -> after);
        lastIds = ids;
        beforeLast = last;
        last = start.thenApplyAsync(before -> writer.apply(checked), executor)
                .whenComplete((done, failure) -> memoryBudget.release(parsedBytes));
        stored = stored.thenCombine(last, (builder, more) -> {
            builder.add(more);
            return builder;
        });
    }

    private static Set<String> ids(List<ValidatedRecord> checked) {
        var ids = new HashSet<String>();
        for (var each : checked) {
            if (each.id() != null) {
                ids.add(each.id());
            }
        }
        return ids;
    }

    private @Nullable Problem parse(byte[] bytes, BodyState end, List<RawRecord> records) {
        try {
            recordParser.read(bytes, records::add);
            if (end == BodyState.WHOLE) {
                recordParser.end(records::add);
            } else if (end == BodyState.BROKEN_OFF) {
                recordParser.breakOff(records::add);
            }
            return end == BodyState.BROKEN_OFF
                    ? Problem.unreadable("The body ended early. Events before its end are stored."
                            + " Send the whole body again: nothing is counted twice.")
                    : null;
        } catch (Problem problem) {
            return problem;
        }
    }

    /**
     * The receipt of the whole stream, once its last chunk is stored; fails if reading or storing failed.
     *
     * @param failure failure to read the body; null if there was none
     */
    public CompletionStage<Receipt> receipt(@Nullable Throwable failure) {
        return stored.thenApply(builder -> {
            if (failure != null) {
                throw failure instanceof RuntimeException runtime ? runtime : new CompletionException(failure);
            }
            return builder.receipt();
        });
    }
}
