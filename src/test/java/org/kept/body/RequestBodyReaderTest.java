package org.kept.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.ContextInternal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kept.problem.Problem;

/** Limits of a body, on a server of its own: size, idle time and shared memory. */
class RequestBodyReaderTest {

    private static final int MAX_BYTES = 1000;
    private static final int BUDGET = 4000;

    private final Vertx vertx = Vertx.vertx();
    private final MemoryBudget memoryBudget = new MemoryBudget(BUDGET);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aDocumentAboveTheLimitIsRejected() throws IOException {
        var server = answering(whole(Duration.ofMinutes(1)));
        assertThat(answer(server, MAX_BYTES, MAX_BYTES)).isEqualTo("1000 bytes");
        assertThat(answer(server, MAX_BYTES + 1, MAX_BYTES + 1)).isEqualTo("too large");
        assertThat(isAllFree()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999})
    void aStalledBodyIsRejectedAndItsMemoryReleased(int sent) throws IOException {
        var server = answering(whole(Duration.ofMillis(20)));
        assertThat(answer(server, sent, MAX_BYTES)).startsWith("The body ended early");
        assertThat(isAllFree()).isTrue();
    }

    @Test
    void aSenderThatTricklesIsBrokenOff() throws IOException {
        // What a test writes without a pause arrives in pieces of any size.
        var plenty = new MemoryBudget(1L << 40);
        var ended = new CompletableFuture<BodyState>();
        var server = answering(request -> new RequestBodyReader(request, plenty, Duration.ofMillis(50))
                .atLeast(Integer.MAX_VALUE)
                .readInChunks(1, MAX_BYTES, Runnable::run, (bytes, end) -> {
                    if (end != BodyState.NOT_YET) {
                        ended.complete(end);
                    }
                    return CompletableFuture.completedStage(null);
                })
                .thenApply(done -> "taken"));
        try (var client = openRequest(server, 1, Integer.MAX_VALUE)) {
            while (!ended.isDone()) {
                client.getOutputStream().write(0);
            }
        }
        assertThat(ended.join()).isEqualTo(BodyState.BROKEN_OFF);
    }

    @Test
    void aBodyThatIsNotWholeIsBrokenOffWhenTheProcessStops() throws IOException {
        var bodies = new OpenBodies();
        var reading = new CompletableFuture<Void>();
        var server = answering(request -> {
            var answer = new RequestBodyReader(request, memoryBudget, Duration.ofMinutes(1))
                    .among(bodies)
                    .readFully(
                            MAX_BYTES,
                            Problem.unreadable("too large"),
                            bytes -> CompletableFuture.completedStage(bytes.length + " bytes"));
            reading.complete(null);
            return answer;
        });
        try (var client = openRequest(server, 10, 20)) {
            reading.orTimeout(1, TimeUnit.MINUTES).join();
            bodies.breakOffAfter(Duration.ofMillis(1));
            assertThat(answer(client)).startsWith("The body ended early");
        }
        assertThat(isAllFree()).isTrue();
    }

    @Test
    void aStreamWithoutMemoryIsRejectedOnceItsChunkIsConsumed() throws IOException {
        var beingTaken = new CompletableFuture<Integer>();
        var taken = new CompletableFuture<Void>();
        var server = answering(request -> new RequestBodyReader(request, memoryBudget, Duration.ofMinutes(1))
                .readInChunks(1, MAX_BYTES, Runnable::run, (bytes, end) -> {
                    // Other requests use up the rest of the memory meanwhile.
                    memoryBudget.reserve(BUDGET - bytes.length);
                    beingTaken.complete(bytes.length);
                    return taken;
                })
                .thenApply(done -> "taken"));
        try (var client = openRequest(server, 10, 500)) {
            var others = BUDGET - beingTaken.orTimeout(1, TimeUnit.MINUTES).join();
            client.getOutputStream().write(new byte[490]);
            taken.complete(null);
            assertThat(answer(client)).isEqualTo(MemoryBudget.exhausted().getMessage());
            memoryBudget.release(others);
        }
        assertThat(isAllFree()).isTrue();
    }

    /** A request's context follows the work to other threads, and must not be mistaken for its event loop. */
    @Test
    void readingContinuesOnTheEventLoop() throws IOException {
        var elsewhere = new AtomicBoolean();
        var server = answering(request -> {
            var context = (ContextInternal) Vertx.currentContext();
            Executor threads = work -> {
                elsewhere.compareAndSet(false, !Context.isOnEventLoopThread());
                new Thread(() -> context.dispatch(work)).start();
            };
            return new RequestBodyReader(request, memoryBudget, Duration.ofMinutes(1))
                    .readInChunks(1, MAX_BYTES, threads, (bytes, end) -> CompletableFuture.completedStage(end))
                    .thenApply(done -> "taken");
        });
        try (var client = openRequest(server, 10, 20)) {
            client.getOutputStream().write(new byte[10]);
            assertThat(answer(client)).isEqualTo("taken");
        }
        assertThat(elsewhere).isFalse();
    }

    private boolean isAllFree() {
        var free = memoryBudget.reserve(BUDGET);
        memoryBudget.release(BUDGET);
        return free;
    }

    private Function<HttpServerRequest, CompletionStage<String>> whole(Duration stalled) {
        return request -> new RequestBodyReader(request, memoryBudget, stalled)
                .readFully(
                        MAX_BYTES,
                        Problem.unreadable("too large"),
                        bytes -> CompletableFuture.completedStage(bytes.length + " bytes"));
    }

    private HttpServer answering(Function<HttpServerRequest, CompletionStage<String>> taking) {
        return vertx.createHttpServer()
                .requestHandler(request -> {
                    request.pause();
                    taking.apply(request)
                            .exceptionally(failure -> message(failure))
                            .thenAccept(text -> request.response().end(Buffer.buffer(text)));
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static String message(Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    private static String answer(HttpServer server, int sent, int announced) throws IOException {
        try (var client = openRequest(server, sent, announced)) {
            return answer(client);
        }
    }

    private static Socket openRequest(HttpServer server, int sent, int announced) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        var head =
                "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + announced + "\r\n\r\n";
        var bytes = (head + "x".repeat(sent)).getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(bytes);
        return socket;
    }

    private static String answer(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        var length = 0;
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring("content-length: ".length()));
            }
        }
        var body = new char[length];
        assertThat(in.read(body)).isEqualTo(length);
        return new String(body);
    }
}
