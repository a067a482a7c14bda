package org.kept.operate;

import java.net.http.HttpClient;
import java.time.Duration;

/** HTTP client of a command for the running service. */
final class ServiceClient {

    /** Timeout for the first byte, before which the service copies or reads all data. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private ServiceClient() {}

    static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    }
}
