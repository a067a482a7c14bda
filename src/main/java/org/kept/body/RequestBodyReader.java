package org.kept.body;

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
import org.kept.problem.Problem;

/**
 * Reads a request body without blocking a thread, and passes it on when the executor is free.
 *
 * <p>A client that sends a byte a second costs a connection and the bytes received, nothing else. A client faster than
 * its consumer is paused.
 */
public final class RequestBodyReader {

    /** Bytes a second of the slowest sender of a file or document: one KiB. */
    public static final int SLOWEST = 1024;

    private static final int QUARTERS = 4;

    private final HttpServerRequest request;
    private final Context context = Vertx.currentContext();
    private final MemoryBudget memoryBudget;
    private final Duration idleTimeout;
    private final CompletableFuture<Void> completion = new CompletableFuture<>();
    private int minBytesPerSecond;
    private @Nullable OpenBodies openBodies;
    private Runnable ended = () -> {};
    private Buffer buffered = Buffer.buffer();
    private BodyState state = BodyState.NOT_YET;
    private boolean busy;
    private @Nullable Problem rejection;
    private long receivedBytes;
    private long timer = -1;
    private int minBytes;
    private int maxBuffered;
    private Executor executor = Runnable::run;
    private BodyConsumer consumer = (bytes, last) -> CompletableFuture.completedStage(null);

    /**
     * Call on the request's event loop, before any of the body is read.
     *
     * @param idleTimeout idle time after which the body counts as broken off
     */
    public RequestBodyReader(HttpServerRequest request, MemoryBudget memoryBudget, Duration idleTimeout) {
        this.request = request;
        this.memoryBudget = memoryBudget;
        this.idleTimeout = idleTimeout;
    }

    /** Lets the sender be no slower than this, unless what is read has to wait; streams of events may be. */
    public RequestBodyReader atLeast(int bytesPerSecond) {
        minBytesPerSecond = bytesPerSecond;
        return this;
    }

    /** Breaks the body off if it is not whole soon after the process was told to stop. */
    public RequestBodyReader among(OpenBodies bodies) {
        openBodies = bodies;
        return this;
    }

    /**
     * Reads the whole body and applies {@code use}; its memory stays reserved until that completes.
     *
     * @param maxBytes the maximum size of the body
     * @param tooLarge the error for a larger body
     * @param use starts on the request's event loop
     */
    public <T> CompletionStage<T> readFully(int maxBytes, Problem tooLarge, Function<byte[], CompletionStage<T>> use) {
        var result = new CompletableFuture<T>();
        read(Integer.MAX_VALUE, maxBytes, Runnable::run, (bytes, last) -> {
            if (last == BodyState.NOT_YET) {
                throw tooLarge;
            }
            if (last == BodyState.BROKEN_OFF) {
                throw Problem.unreadable("The body ended early. Nothing was stored; send it again.");
            }
            return use.apply(bytes).whenComplete((done, failure) -> result.complete(done));
        });
        return completion.thenCompose(done -> result);
    }

    /** Drains a body that is rejected unread, so that the response reaches a client that sends before it reads. */
    public static <T> T drainOnFailure(HttpServerRequest request, Supplier<T> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            drain(request);
            throw e;
        }
    }

    /** Reads what is left of a body and drops it. */
    public static void drain(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(bytes -> {});
            request.resume();
        }
    }

    /**
     * Reads the body in chunks.
     *
     * @param min bytes worth a thread
     * @param max bytes buffered; reading pauses until they are consumed
     * @param threads the executor of the consumer
     * @return completes when all is consumed; fails as the consumer does
     */
    public CompletionStage<Void> readInChunks(int min, int max, Executor threads, BodyConsumer target) {
        return read(min, max, threads, target);
    }

    private CompletionStage<Void> read(int min, int max, Executor threads, BodyConsumer target) {
        minBytes = min;
        maxBuffered = max;
        executor = threads;
        consumer = target;
        if (request.isEnded()) {
            endBody(BodyState.WHOLE);
            return completion;
        }
        request.handler(this::append);
        request.endHandler(end -> endBody(BodyState.WHOLE));
        request.exceptionHandler(failure -> endBody(BodyState.BROKEN_OFF));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        startIdleTimer();
        if (openBodies != null) {
            ended = openBodies.open(context, () -> endBody(BodyState.BROKEN_OFF));
        }
        request.resume();
        return completion;
    }

    /**
     * Ends a body that is idle for the timeout, or up to a quarter longer, while the consumer waits for it; and one that
     * is too slow after that time.
     */
    private void startIdleTimer() {
        var seenBytes = new long[] {-1};
        var idleTicks = new int[1];
        var waited = new long[1];
        var period = Math.max(1, idleTimeout.toMillis() / QUARTERS);
        timer = context.owner().setPeriodic(period, tick -> {
            idleTicks[0] = receivedBytes == seenBytes[0] && !busy ? idleTicks[0] + 1 : 0;
            seenBytes[0] = receivedBytes;
            waited[0] += busy ? 0 : period;
            var isTooSlow = waited[0] > idleTimeout.toMillis() && receivedBytes < waited[0] * minBytesPerSecond / 1000;
            if ((isTooSlow || idleTicks[0] >= QUARTERS) && state == BodyState.NOT_YET) {
                endBody(BodyState.BROKEN_OFF);
            }
        });
    }

    private void append(Buffer bytes) {
        receivedBytes += bytes.length();
        if (completion.isDone() || rejection != null) {
            return;
        }
        if (!memoryBudget.reserve(bytes.length())) {
            reject(MemoryBudget.exhausted());
            return;
        }
        buffered.appendBuffer(bytes);
        if (buffered.length() > maxBuffered) {
            request.pause();
        }
        dispatch();
    }

    /** Rejects the rest; a chunk in progress is consumed before the failure is reported. */
    private void reject(Problem why) {
        rejection = why;
        memoryBudget.release(buffered.length());
        buffered = Buffer.buffer();
        if (!busy) {
            fail(why);
        }
    }

    private void endBody(BodyState how) {
        if (state == BodyState.NOT_YET) {
            state = how;
            dispatch();
        }
    }

    private void dispatch() {
        var ready = state != BodyState.NOT_YET || buffered.length() >= minBytes || buffered.length() > maxBuffered;
        if (busy || completion.isDone() || rejection != null || !ready) {
            return;
        }
        busy = true;
        var bytes = buffered.getBytes();
        var last = state;
        buffered = Buffer.buffer();
        executor.execute(() -> consume(bytes, last));
        if (last == BodyState.NOT_YET) {
            request.resume();
        }
    }

    private void consume(byte[] bytes, BodyState last) {
        CompletionStage<?> stage;
        try {
            stage = consumer.accept(bytes, last);
        } catch (RuntimeException | Error e) {
            stage = CompletableFuture.failedStage(e);
        }
        stage.whenComplete((done, failure) -> {
            memoryBudget.release(bytes.length);
            // On another thread, bytes arriving meanwhile would be lost. The context alone proves nothing: it follows
            // the work to other threads.
            if (Context.isOnEventLoopThread() && Vertx.currentContext() == context) {
                afterConsume(last, failure);
            } else {
                context.runOnContext(back -> afterConsume(last, failure));
            }
        });
    }

    private void afterConsume(BodyState last, @Nullable Throwable failure) {
        busy = false;
        if (failure != null) {
            fail(failure);
        } else if (rejection != null) {
            fail(rejection);
        } else if (last == BodyState.NOT_YET) {
            dispatch();
        } else {
            stopWatching();
            completion.complete(null);
        }
    }

    private void stopWatching() {
        context.owner().cancelTimer(timer);
        ended.run();
    }

    /** Drains the rest, so that the response reaches a client that sends before it reads. */
    private void fail(Throwable failure) {
        memoryBudget.release(buffered.length());
        buffered = Buffer.buffer();
        stopWatching();
        completion.completeExceptionally(failure);
        if (state == BodyState.NOT_YET) {
            request.resume();
        }
    }
}
