package org.kept.operate;

import java.net.http.HttpClient;
import java.time.Duration;

/** The running service, as a command asks it. */
final class ServiceClient {

    /** For the first byte of an answer: the service copies, or reads, all there is before it. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private ServiceClient() {}

    static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
    }
}
