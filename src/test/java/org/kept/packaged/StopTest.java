package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A stop answers what was begun, waits for no one who has gone quiet, and logs no error. */
@Execution(ExecutionMode.CONCURRENT)
class StopTest {

    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    @TempDir
    Path folder;

    @BeforeAll
    static void packaged() {
        assumeTrue(Packaged.isThere(), "there is no packaged service to stop; mvn verify makes one");
    }

    @Test
    void aHalfSentRequestIsBrokenOffAndNoErrorLogged() throws IOException {
        try (var service = Packaged.start(folder, Map.of());
                var events = halfSent(service, "POST /api/v1/events", "application/x-ndjson");
                var mission = halfSent(service, "PUT /api/v1/mission", "application/yaml")) {
            service.stop();
            assertThat(rest(events)).contains("The body ended early");
            assertThat(rest(mission)).contains("The body ended early");
        }
        assertThat(Files.readString(folder.resolve("service.log")))
                .contains("stopped in")
                .doesNotContain(" ERROR ");
    }

    /** A request whose body has begun to be read, and does not go on. */
    private static Socket halfSent(Packaged service, String request, String type) throws IOException {
        var uri = service.uri("/");
        var socket = new Socket(uri.getHost(), uri.getPort());
        socket.getOutputStream()
                .write((request + " HTTP/1.1\r\nHost: kept\r\nAuthorization: Bearer " + Packaged.KEY
                                + "\r\nContent-Type: " + type
                                + "\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\nhalf")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(new String(socket.getInputStream().readNBytes(CONTINUE.length()), StandardCharsets.UTF_8))
                .isEqualTo(CONTINUE);
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
