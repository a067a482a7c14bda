package org.kept.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kept.TestEvents.order;
import static org.kept.TestEvents.push;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kept.TestKeys;

/** Slow clients do not delay others, even if there are more of them than threads. */
@QuarkusTest
class SlowClientsTest {

    /** More than the service has threads, database connections or admitted requests. */
    private static final int SLOW = 300;

    @ParameterizedTest
    @CsvSource({
        "application/x-ndjson, POST /api/v1/events",
        "text/csv, POST /api/v1/events",
        "application/json, POST /api/v1/events",
        "application/json, PUT /api/v1/events/slow/one?reason=slow"
    })
    void othersAreServedDespiteSlowClients(String type, String address) throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (var i = 0; i < SLOW; i++) {
                slow.add(openRequest(type, address));
            }
            push(order("slow", type + address)).statusCode(200);
            for (var socket : slow) {
                socket.getOutputStream().write(' ');
            }
            push(order("slow", type + address)).statusCode(200);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aSlowBodyIsStoredWhenItEnds() throws IOException {
        var event = order("slow", "whole").toString();
        try (var socket = openRequest("application/x-ndjson", "POST /api/v1/events")) {
            for (var each : event.getBytes(StandardCharsets.US_ASCII)) {
                socket.getOutputStream().write(("1\r\n" + (char) each + "\r\n").getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
            socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = new byte[12];
            assertThat(socket.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        }
    }

    private static Socket openRequest(String type, String address) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        var head = List.of(
                address + " HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + TestKeys.ALL,
                "Content-Type: " + type,
                "Transfer-Encoding: chunked",
                "",
                "1\r\n \r\n");
        socket.getOutputStream().write(String.join("\r\n", head).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
