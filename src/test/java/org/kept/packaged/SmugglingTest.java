package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two lengths for one body, as the packaged service reads them: Netty alone drops one of them. */
@Execution(ExecutionMode.CONCURRENT)
class SmugglingTest {

    private static final String SECOND = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @BeforeAll
    static void packaged() {
        assumeTrue(Packaged.isThere(), "there is no packaged service; mvn verify makes one");
    }

    @Test
    void aLengthBesideAnEncodingIsRefusedAndClosesTheConnection(@TempDir Path folder) throws IOException {
        try (var service = Packaged.start(folder, Map.of())) {
            for (var version : new String[] {"HTTP/1.1", "HTTP/1.0"}) {
                var answer = answer(
                        service,
                        "POST /login " + version + "\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                                + "Content-Length: 4\r\n\r\n0\r\n\r\n" + SECOND);
                assertThat(answer).as(version).startsWith("HTTP/1.");
                assertThat(answer.substring(9)).as(version).startsWith("400 ");
                assertThat(answer.substring(9)).as(version).doesNotContain("HTTP/1.");
            }
        }
    }

    private static String answer(Packaged service, String request) throws IOException {
        var uri = service.uri("/");
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
