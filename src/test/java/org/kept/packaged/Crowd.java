package org.kept.packaged;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Concurrent clients, each with its own connection, which send their next event once the last one was answered. */
final class Crowd implements AutoCloseable {

    private static final int MAX_MINUTES = 10;

    private final Vertx vertx = Vertx.vertx();
    private final int connections;
    private final HttpClient client;

    Crowd(int connections) {
        this.connections = connections;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(connections));
    }

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
        var remaining = new CountDownLatch(connections);
        var each = rows.iterator();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(service.uri("/api/v1/events").toString())
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

    @Override
    public void close() {
        vertx.close();
    }
}
