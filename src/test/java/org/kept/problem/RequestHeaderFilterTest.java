package org.kept.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a proxy could read differently are rejected, and their connection is closed. */
@QuarkusTest
class RequestHeaderFilterTest {

    private static final String CHUNKED = "Host: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\r\nHost: evil.example\r\n",
                "Host: localhost\r\nhost: localhost\r\n",
                "Host: localhost\r\nTransfer-Encoding: gzip, chunked\r\n",
                "Host: localhost\r\nTransfer-Encoding: xchunked\r\nContent-Length: 4\r\n",
                "Host: localhost\r\nTransfer-Encoding: identity\r\nContent-Length: 4\r\n"
            })
    void ambiguousHeadersAreRefused(String headers) throws IOException {
        assertThat(answer(headers)).startsWith("HTTP/1.1 400 ").containsIgnoringCase("connection: close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/x", "ada@evil.example", "localhost, evil.example", "[:::]", "[.]:80"})
    void whatIsNoHostIsRefused(String host) throws IOException {
        assertThat(answer("Host: " + host + "\r\nConnection: close\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: localhost\r\n", "Host: 127.0.0.1:8080\r\n", "Host: [::1]:8080\r\n"})
    void usualHostsAreServed(String headers) throws IOException {
        assertThat(answer(headers + "Connection: close\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aLengthBesideAnEncodingIsSeenAndRefused() {
        var channel = new EmbeddedChannel(new StrictRequestDecoder(new HttpServerOptions()));
        channel.writeInbound(
                Unpooled.copiedBuffer("POST / HTTP/1.1\r\n" + CHUNKED + "\r\n0\r\n\r\n", StandardCharsets.US_ASCII));
        HttpRequest request = channel.readInbound();
        var headers = MultiMap.caseInsensitiveMultiMap();
        request.headers().forEach(each -> headers.add(each.getKey(), each.getValue()));

        assertThat(RequestHeaderFilter.fault(headers)).contains("both Content-Length and Transfer-Encoding");
        channel.finishAndReleaseAll();
    }

    private static String answer(String headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            var request = "GET /login HTTP/1.1\r\n" + headers + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
