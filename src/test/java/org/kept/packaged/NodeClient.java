package org.kept.packaged;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Client of two nodes: retries on the other node if there was no answer, and after a pause if a node is busy. */
final class NodeClient {

    private static final int CHUNK = 400;
    private static final int MAX_ATTEMPTS = 200;

    private final IngestAnswers ingestAnswers;
    private List<Packaged> nodes;

    NodeClient(List<Packaged> nodes, IngestAnswers ingestAnswers) {
        this.nodes = nodes;
        this.ingestAnswers = ingestAnswers;
    }

    void stream(List<SyntheticEvents.Row> rows, String query) {
        for (var from = 0; from < rows.size(); from += CHUNK) {
            var chunk = rows.subList(from, Math.min(rows.size(), from + CHUNK));
            send("/api/v1/events" + query, "application/x-ndjson", SyntheticEvents.ndjson(chunk), chunk);
        }
    }

    void singly(List<SyntheticEvents.Row> rows) {
        for (var row : rows) {
            send("/api/v1/events", "application/json", row.json().getBytes(StandardCharsets.UTF_8), List.of(row));
        }
    }

    private void send(String path, String type, byte[] body, List<SyntheticEvents.Row> rows) {
        for (var tries = 0; tries < MAX_ATTEMPTS; tries++) {
            try {
                if (!ingestAnswers.shouldRetry(nodes.get(0).post(path, type, body))) {
                    ingestAnswers.accept(rows);
                    return;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            } catch (UncheckedIOException e) {
                nodes = List.of(nodes.get(1), nodes.get(0));
            }
        }
        ingestAnswers.wrong("no answer to " + rows.size() + " events");
    }
}
