package org.kept.ingest.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.kept.body.BodyConsumer;
import org.kept.body.BodyState;
import org.kept.body.MemoryBudget;

/** Decompresses a gzip stream and passes it on, in chunks no larger than those of a plain stream. */
final class GzipBodyConsumer implements BodyConsumer {

    private final GzipDecoder gzipDecoder;
    private final int chunkBytes;
    private final BodyConsumer next;
    private final Executor executor;
    private final MemoryBudget memoryBudget;

    GzipBodyConsumer(
            GzipDecoder gzipDecoder, int chunkBytes, BodyConsumer next, Executor executor, MemoryBudget memoryBudget) {
        this.gzipDecoder = gzipDecoder;
        this.chunkBytes = chunkBytes;
        this.next = next;
        this.executor = executor;
        this.memoryBudget = memoryBudget;
    }

    @Override
    public CompletionStage<?> accept(byte[] bytes, BodyState end) {
        gzipDecoder.add(bytes);
        return passOn(end);
    }

    private CompletionStage<?> passOn(BodyState end) {
        var plain = gzipDecoder.next(chunkBytes);
        var more = plain.length >= chunkBytes;
        var problem = gzipDecoder.problem(!more && end == BodyState.WHOLE);
        if (problem != null) {
            // What could be decompressed is ingested; its last record may be cut.
            return passOn(plain, BodyState.NOT_YET).thenCompose(done -> CompletableFuture.failedStage(problem));
        }
        if (more) {
            return passOn(plain, BodyState.NOT_YET).thenComposeAsync(done -> passOn(end), executor);
        }
        return passOn(plain, end);
    }

    private CompletionStage<?> passOn(byte[] plain, BodyState end) {
        if (!memoryBudget.reserve(plain.length)) {
            return CompletableFuture.failedStage(MemoryBudget.exhausted());
        }
        return next.accept(plain, end).whenComplete((done, failure) -> memoryBudget.release(plain.length));
    }
}
