package org.kept.ingest.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.kept.ingest.pipeline.BodyConsumer;
import org.kept.ingest.pipeline.BodyState;

/** Hands a packed stream on unpacked, never more at once than a stream that was not packed. */
final class GzipBodyConsumer implements BodyConsumer {

    private final GzipDecoder gzipDecoder;
    private final int atOnce;
    private final BodyConsumer next;
    private final Executor executor;

    GzipBodyConsumer(GzipDecoder gzipDecoder, int atOnce, BodyConsumer next, Executor executor) {
        this.gzipDecoder = gzipDecoder;
        this.atOnce = atOnce;
        this.next = next;
        this.executor = executor;
    }

    @Override
    public CompletionStage<?> take(byte[] bytes, BodyState end) {
        gzipDecoder.add(bytes);
        return hand(end);
    }

    private CompletionStage<?> hand(BodyState end) {
        var plain = gzipDecoder.next(atOnce);
        var more = plain.length >= atOnce;
        var wrong = gzipDecoder.wrong(!more && end == BodyState.WHOLE);
        if (wrong != null) {
            // What could be unpacked is taken; its last record may be cut.
            return next.take(plain, BodyState.NOT_YET).thenCompose(done -> CompletableFuture.failedStage(wrong));
        }
        if (more) {
            return next.take(plain, BodyState.NOT_YET).thenComposeAsync(done -> hand(end), executor);
        }
        return next.take(plain, end);
    }
}
