package org.kept.ingest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Hands a packed stream on unpacked, never more at once than a stream that was not packed. */
final class Unpacking implements BodyConsumer {

    private final Unpacked unpacked;
    private final int atOnce;
    private final BodyConsumer next;
    private final Executor executor;

    Unpacking(Unpacked unpacked, int atOnce, BodyConsumer next, Executor executor) {
        this.unpacked = unpacked;
        this.atOnce = atOnce;
        this.next = next;
        this.executor = executor;
    }

    @Override
    public CompletionStage<?> take(byte[] bytes, BodyState end) {
        unpacked.add(bytes);
        return hand(end);
    }

    private CompletionStage<?> hand(BodyState end) {
        var plain = unpacked.next(atOnce);
        var more = plain.length >= atOnce;
        var wrong = unpacked.wrong(!more && end == BodyState.WHOLE);
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
