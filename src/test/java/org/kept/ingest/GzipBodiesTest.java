package org.kept.ingest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.lines;
import static org.kept.TestEvents.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Gzip bodies give the same events; decompression bombs are rejected. */
@QuarkusTest
class GzipBodiesTest {

    private static final int LIMIT = 8 * 1024 * 1024;

    @Test
    void everyFormatMayBeCompressed() throws IOException {
        push("application/json", gzip(order("packed", "1").toString()))
                .statusCode(200)
                .body("accepted", equalTo(1));
        push("application/json", gzip("[" + order("packed", "2") + "]"))
                .statusCode(200)
                .body("accepted", equalTo(1));
        push("application/x-ndjson", gzip(lines(some(1500, "packed-lines"))))
                .statusCode(200)
                .body("accepted", equalTo(1500));
        push("text/csv", gzip("id,source,type,time\nc1,packed,order,2024-03-04T10:00:00Z\n"))
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    void aDecompressedBodyAboveTheLimitIsRejected() throws IOException {
        var bomb = gzip("[" + " ".repeat(LIMIT) + "]");
        push("application/json", bomb).statusCode(413).body("detail", containsString("8 MiB"));
        push("application/x-ndjson", gzip(order("bomb", "before") + "\n" + "\n".repeat(LIMIT)))
                .statusCode(413);
    }

    @Test
    void invalidGzipIsRejected() throws IOException {
        push("application/json", order("packed", "plain").toString().getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("detail", containsString("not valid gzip"));
        var whole = gzip(lines(some(3000, "cut")));
        push("application/x-ndjson", Arrays.copyOf(whole, whole.length / 2)).statusCode(400);
        body("application/json", order("packed", "brotli").toString())
                .header("Content-Encoding", "br")
                .post("/api/v1/events")
                .then()
                .statusCode(415);
    }

    private static List<ObjectNode> some(int count, String source) {
        var events = new ArrayList<ObjectNode>();
        for (var i = 0; i < count; i++) {
            events.add(order(source, "e" + i));
        }
        return events;
    }

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static ValidatableResponse push(String type, byte[] gzipped) {
        return body(type, gzipped)
                .header("Content-Encoding", "gzip")
                .post("/api/v1/events")
                .then();
    }
}
