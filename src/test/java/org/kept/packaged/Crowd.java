package org.kept.packaged;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** Concurrent clients, each with its own connection, each sending its next request once the last was answered. */
final class Crowd implements AutoCloseable {

    private static final int MAX_MINUTES = 10;

    private final Vertx vertx = Vertx.vertx();
    private final int connections;
    private final Duration timeout;
    private final HttpClient client;

    Crowd(int connections) {
        this(connections, Duration.ZERO);
    }

    /** @param timeout of a request, which counts as without an answer after it; zero for none */
    Crowd(int connections, Duration timeout) {
        this.connections = connections;
        this.timeout = timeout;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(connections));
    }

    /** Pages that were loaded: how long all took, and each of them, in milliseconds from the request to the last byte. */
    record Loaded(double seconds, List<Double> times) {}

    /** Receives the status of each row's answer; 0 if there was none. */
    @FunctionalInterface
    interface Listener {
        void answered(SyntheticEvents.Row row, int status);
    }

    /**
     * Sends each row as its own request, and blocks until all are answered. A client ends if its connection is refused,
     * because the service is gone.
     */
    void send(Packaged service, List<SyntheticEvents.Row> rows, Listener listener) {
        send(service.uri("/api/v1/events"), rows, listener);
    }

    /** The same to any address. */
    void send(URI address, List<SyntheticEvents.Row> rows, Listener listener) {
        var remaining = new CountDownLatch(connections);
        var each = rows.iterator();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(address.toString())
                .setTimeout(timeout.toMillis())
                .addHeader("Authorization", "Bearer " + Packaged.KEY)
                .addHeader("Content-Type", "application/json");
        for (var i = 0; i < connections; i++) {
            next(options, each, listener, remaining);
        }
        try {
            if (!remaining.await(MAX_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException(remaining.getCount() + " clients still wait for an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(
            RequestOptions options, Iterator<SyntheticEvents.Row> each, Listener listener, CountDownLatch remaining) {
        SyntheticEvents.Row row;
        synchronized (each) {
            if (!each.hasNext()) {
                remaining.countDown();
                return;
            }
            row = each.next();
        }
        client.request(options)
                .compose(request -> request.send(Buffer.buffer(row.json())))
                .map(HttpClientResponse::statusCode)
                .onComplete(done -> {
                    listener.answered(row, done.succeeded() ? done.result() : 0);
                    if (done.cause() instanceof ConnectException) {
                        remaining.countDown();
                    } else {
                        next(options, each, listener, remaining);
                    }
                });
    }

    /** Begins to load a page this many times, as a browser would without a cookie, and answers when all are there. */
    CompletableFuture<Loaded> load(Packaged service, String path, int pages) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(service.uri(path).toString())
                .addHeader("Accept-Encoding", "gzip");
        var loading = new Loading(
                options,
                new AtomicReferenceArray<>(pages),
                new AtomicInteger(),
                new AtomicInteger(pages),
                System.nanoTime(),
                new CompletableFuture<>());
        for (var i = 0; i < connections; i++) {
            next(loading);
        }
        return loading.done();
    }

    private record Loading(
            RequestOptions options,
            AtomicReferenceArray<Double> times,
            AtomicInteger begun,
            AtomicInteger remaining,
            long start,
            CompletableFuture<Loaded> done) {

        List<Double> all() {
            return IntStream.range(0, times.length()).mapToObj(times::get).toList();
        }
    }

    private void next(Loading loading) {
        var index = loading.begun().getAndIncrement();
        if (index >= loading.times().length()) {
            return;
        }
        var began = System.nanoTime();
        client.request(loading.options())
                .compose(HttpClientRequest::send)
                .compose(response -> response.body().map(response.statusCode()))
                .onComplete(answer -> {
                    if (answer.failed() || answer.result() != 200) {
                        loading.done()
                                .completeExceptionally(new IllegalStateException(
                                        "Page not loaded: " + answer.result(), answer.cause()));
                        return;
                    }
                    loading.times().set(index, (System.nanoTime() - began) / 1e6);
                    if (loading.remaining().decrementAndGet() == 0) {
                        var seconds = (System.nanoTime() - loading.start()) / 1e9;
                        loading.done().complete(new Loaded(seconds, loading.all()));
                    }
                    next(loading);
                });
    }

    @Override
    public void close() {
        vertx.close();
    }
}
