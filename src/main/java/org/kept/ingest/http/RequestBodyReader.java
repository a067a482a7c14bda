package org.kept.ingest.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kept.ingest.pipeline.BodyConsumer;
import org.kept.ingest.pipeline.BodyState;
import org.kept.problem.Problem;

/**
 * The body of a request as it comes in: gathered without a thread, and handed on when somebody is free to take it.
 *
 * <p>A client that sends a byte a second so costs a connection and the bytes that came, and nothing else. One that sends
 * faster than its bytes are taken is not read on until they are.
 */
final class RequestBodyReader {

    private static final int QUARTERS = 4;

    private final HttpServerRequest request;
    private final Context context = Vertx.currentContext();
    private final BufferBudget bufferBudget;
    private final Duration stalled;
    private final CompletableFuture<Void> taken = new CompletableFuture<>();
    private Buffer gathered = Buffer.buffer();
    private BodyState end = BodyState.NOT_YET;
    private boolean taking;
    private @Nullable Problem refused;
    private long came;
    private long timer = -1;
    private int atLeast;
    private int atMost;
    private Executor executor = Runnable::run;
    private BodyConsumer taker = (bytes, last) -> CompletableFuture.completedStage(null);

    /**
     * On the request's event loop, before anything of the body was read.
     *
     * @param stalled when nothing came for so long, the body is over
     */
    RequestBodyReader(HttpServerRequest request, BufferBudget bufferBudget, Duration stalled) {
        this.request = request;
        this.bufferBudget = bufferBudget;
        this.stalled = stalled;
    }

    /**
     * What comes of the whole body; it takes room until then.
     *
     * @param most how many bytes it may have
     * @param tooLarge what is wrong with more
     * @param use what is to be done with it, begun on the request's event loop
     */
    <T> CompletionStage<T> readFully(int most, Problem tooLarge, Function<byte[], CompletionStage<T>> use) {
        var result = new CompletableFuture<T>();
        read(Integer.MAX_VALUE, most, Runnable::run, (bytes, last) -> {
            if (last == BodyState.NOT_YET) {
                throw tooLarge;
            }
            if (last == BodyState.BROKEN_OFF) {
                throw Problem.unreadable("The body broke off before its end; nothing of it was stored.");
            }
            return use.apply(bytes).whenComplete((done, failure) -> result.complete(done));
        });
        return taken.thenCompose(done -> result);
    }

    /** Reads on whatever comes of a body that is refused unread, so that the answer reaches a client that sends first. */
    static <T> T drainOnFailure(HttpServerRequest request, Supplier<T> taking) {
        try {
            return taking.get();
        } catch (RuntimeException e) {
            if (!request.isEnded()) {
                request.handler(bytes -> {});
                request.resume();
            }
            throw e;
        }
    }

    /**
     * Reads it piece by piece.
     *
     * @param least so many bytes are worth a thread
     * @param most so many wait at the most; then no more is read until they are taken
     * @param threads where pieces are taken
     * @return complete when all was taken, failed with what the taker failed with
     */
    CompletionStage<Void> readInPieces(int least, int most, Executor threads, BodyConsumer by) {
        return read(least, most, threads, by);
    }

    private CompletionStage<Void> read(int least, int most, Executor threads, BodyConsumer by) {
        atLeast = least;
        atMost = most;
        executor = threads;
        taker = by;
        if (request.isEnded()) {
            ended(BodyState.WHOLE);
            return taken;
        }
        request.handler(this::gather);
        request.endHandler(ended -> ended(BodyState.WHOLE));
        request.exceptionHandler(failure -> ended(BodyState.BROKEN_OFF));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        watch();
        request.resume();
        return taken;
    }

    /** A body of which nothing more comes for so long, or up to a quarter longer, though somebody waits for it, is over. */
    private void watch() {
        var seen = new long[] {-1};
        var quiet = new int[1];
        timer = context.owner().setPeriodic(Math.max(1, stalled.toMillis() / QUARTERS), tick -> {
            quiet[0] = came == seen[0] && !taking ? quiet[0] + 1 : 0;
            seen[0] = came;
            if (quiet[0] >= QUARTERS && end == BodyState.NOT_YET) {
                ended(BodyState.BROKEN_OFF);
            }
        });
    }

    private void gather(Buffer bytes) {
        came += bytes.length();
        if (taken.isDone() || refused != null) {
            return;
        }
        if (!bufferBudget.reserve(bytes.length())) {
            refuse(Problem.busy(BufferBudget.NONE, BufferBudget.RETRY_AFTER));
            return;
        }
        gathered.appendBuffer(bytes);
        if (gathered.length() > atMost) {
            request.pause();
        }
        offer();
    }

    /** Takes no more; what is being taken at the moment is taken to its end before that is told. */
    private void refuse(Problem why) {
        refused = why;
        bufferBudget.release(gathered.length());
        gathered = Buffer.buffer();
        if (!taking) {
            finish(why);
        }
    }

    private void ended(BodyState how) {
        if (end == BodyState.NOT_YET) {
            end = how;
            offer();
        }
    }

    private void offer() {
        var worthIt = end != BodyState.NOT_YET || gathered.length() >= atLeast || gathered.length() > atMost;
        if (taking || taken.isDone() || refused != null || !worthIt) {
            return;
        }
        taking = true;
        var bytes = gathered.getBytes();
        var last = end;
        gathered = Buffer.buffer();
        executor.execute(() -> take(bytes, last));
        if (last == BodyState.NOT_YET) {
            request.resume();
        }
    }

    private void take(byte[] bytes, BodyState last) {
        CompletionStage<?> ready;
        try {
            ready = taker.take(bytes, last);
        } catch (RuntimeException | Error e) {
            ready = CompletableFuture.failedStage(e);
        }
        ready.whenComplete((done, failure) -> {
            bufferBudget.release(bytes.length);
            // Elsewhere bytes that come meanwhile would be lost; the context alone goes with the work to other threads.
            if (Context.isOnEventLoopThread() && Vertx.currentContext() == context) {
                took(last, failure);
            } else {
                context.runOnContext(back -> took(last, failure));
            }
        });
    }

    private void took(BodyState last, @Nullable Throwable failure) {
        taking = false;
        if (failure != null) {
            finish(failure);
        } else if (refused != null) {
            finish(refused);
        } else if (last == BodyState.NOT_YET) {
            offer();
        } else {
            context.owner().cancelTimer(timer);
            taken.complete(null);
        }
    }

    /** What still comes is read and thrown away, so that the answer reaches a client that sends before it reads. */
    private void finish(Throwable failure) {
        bufferBudget.release(gathered.length());
        gathered = Buffer.buffer();
        context.owner().cancelTimer(timer);
        taken.completeExceptionally(failure);
        if (end == BodyState.NOT_YET) {
            request.resume();
        }
    }
}
