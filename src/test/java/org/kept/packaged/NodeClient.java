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

    private final Said said;
    private List<Packaged> nodes;

    NodeClient(List<Packaged> nodes, Said said) {
        this.nodes = nodes;
        this.said = said;
    }

    void stream(List<Rows.Row> rows, String query) {
        for (var from = 0; from < rows.size(); from += PIECE) {
            var piece = rows.subList(from, Math.min(rows.size(), from + PIECE));
            send("/api/v1/events" + query, "application/x-ndjson", Rows.ndjson(piece), piece);
        }
    }

    void singly(List<Rows.Row> rows) {
        for (var row : rows) {
            send("/api/v1/events", "application/json", row.json().getBytes(StandardCharsets.UTF_8), List.of(row));
        }
    }

    private void send(String path, String type, byte[] body, List<Rows.Row> rows) {
        for (var tries = 0; tries < TRIES; tries++) {
            try {
                if (!said.again(nodes.get(0).post(path, type, body))) {
                    said.took(rows);
                    return;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            } catch (UncheckedIOException e) {
                nodes = List.of(nodes.get(1), nodes.get(0));
            }
        }
        said.wrong("no answer to " + rows.size() + " events");
    }
}
