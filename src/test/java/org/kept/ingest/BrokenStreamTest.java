package org.kept.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.kept.TestEvents.TIME;
import static org.kept.TestEvents.body;
import static org.kept.TestEvents.lines;
import static org.kept.TestEvents.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kept.OnBothDatabases;
import org.kept.TestKeys;
import org.kept.database.Database;

/** If a connection breaks mid-line, only whole events are stored; sent again, each is stored once. */
@QuarkusTest
@OnBothDatabases
class BrokenStreamTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final int EVENTS = 2500;

    private final Database database;

    @Inject
    BrokenStreamTest(Database database) {
        this.database = database;
    }

    @Test
    void aBrokenStreamOfLinesLeavesOnlyWholeEvents() throws Exception {
        var whole = lines(events("broken"));
        breakOff("broken", NDJSON, "Transfer-Encoding: chunked", chunk(whole.substring(0, whole.length() - 40)));
        sendAgain("broken", NDJSON, whole);
    }

    @Test
    void aBodyShorterThanItSaidLeavesOnlyWholeEvents() throws Exception {
        var whole = lines(events("short"));
        breakOff("short", NDJSON, "Content-Length: " + whole.length(), whole.substring(0, whole.length() - 30));
        sendAgain("short", NDJSON, whole);
    }

    @Test
    void aTruncatedRowIsNotStored() throws Exception {
        var rows = events("cut").stream()
                .map(event -> event.path("id").asText() + ",cut,order," + TIME + ",c-777\n")
                .collect(Collectors.joining("", "id,source,type,time,customer\n", ""));
        breakOff("cut", "text/csv", "Transfer-Encoding: chunked", chunk(rows.substring(0, rows.length() - 3)));
        sendAgain("cut", "text/csv", rows);
    }

    private static List<ObjectNode> events(String source) {
        return IntStream.range(0, EVENTS).mapToObj(i -> order(source, "e" + i)).toList();
    }

    /** A partial event would conflict with the whole one if it had been stored. */
    private void sendAgain(String source, String type, String whole) {
        body(type, whole).post("/api/v1/events").then().statusCode(200).body("received", equalTo(EVENTS));
        assertThat(stored(source)).isEqualTo(EVENTS);
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    /** Closes the connection once the first chunk is stored and all but the last bytes are sent. */
    private void breakOff(String source, String type, String framing, String body) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            var head = "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TestKeys.ALL
                    + "\r\nContent-Type: " + type + "\r\n" + framing + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (stored(source) < 1000 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
        }
        assertThat(stored(source)).isBetween(1000, EVENTS - 1);
    }

    private int stored(String source) {
        return database.with(connection -> {
            try (var select = connection.prepareStatement("select count(*) from event where source = ?")) {
                select.setString(1, source);
                try (var rows = select.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }
}
