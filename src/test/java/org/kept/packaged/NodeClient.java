package org.kept.packaged;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client that sends whatever got no answer again, to the other node, and whatever came too early after a while. */
final class NodeClient {

    private static final int PIECE = 400;
    private static final int TRIES = 200;

    private final IngestAnswers ingestAnswers;
    private List<Packaged> nodes;

    NodeClient(List<Packaged> nodes, IngestAnswers ingestAnswers) {
        this.nodes = nodes;
        this.ingestAnswers = ingestAnswers;
    }

    void stream(List<SyntheticEvents.Row> rows, String query) {
        for (var from = 0; from < rows.size(); from += PIECE) {
            var piece = rows.subList(from, Math.min(rows.size(), from + PIECE));
            send("/api/v1/events" + query, "application/x-ndjson", SyntheticEvents.ndjson(piece), piece);
        }
    }

    void singly(List<SyntheticEvents.Row> rows) {
        for (var row : rows) {
            send("/api/v1/events", "application/json", row.json().getBytes(StandardCharsets.UTF_8), List.of(row));
        }
    }

    private void send(String path, String type, byte[] body, List<SyntheticEvents.Row> rows) {
        for (var tries = 0; tries < TRIES; tries++) {
            try {
                if (!ingestAnswers.again(nodes.get(0).post(path, type, body))) {
                    ingestAnswers.took(rows);
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
