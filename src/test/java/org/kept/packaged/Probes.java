package org.kept.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Asks for health, a page and the storing of an event, again and again while something else is done to the service. Each
 * answer must come within a second, whatever its status.
 */
final class Probes {

    /** The time within which everyone else is answered. */
    static final Duration SECOND = Duration.ofSeconds(1);

    private static final Duration COLD = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** What is done meanwhile. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Set<Integer>> statuses = new ConcurrentHashMap<>();
    private final Queue<String> late = new ConcurrentLinkedQueue<>();
    private final long begin = System.nanoTime();
    private final Packaged service;

    private Probes(Packaged service) {
        this.service = service;
    }

    /**
     * Does the work, and asks meanwhile and once more at its end.
     *
     * @return the statuses that were answered by path; 0 if the connection was refused or broken
     */
    static Map<String, Set<Integer>> during(Packaged service, Work work) throws Exception {
        return new Probes(service).during(work);
    }

    private Map<String, Set<Integer>> during(Work work) throws Exception {
        var kinds = Map.<String, Supplier<HttpRequest.Builder>>of(
                "/q/health/live", () -> get("/q/health/live"),
                "/q/health/ready", () -> get("/q/health/ready"),
                "/login", () -> get("/login"),
                "/api/v1/events", this::event);
        // The first request of a kind loads classes, and nothing is done yet.
        kinds.forEach((path, request) -> ask(path, request.get(), COLD));
        var threads = Executors.newScheduledThreadPool(kinds.size());
        try {
            var asking = kinds.entrySet().stream()
                    .map(each -> threads.scheduleWithFixedDelay(
                            () -> ask(each.getKey(), each.getValue().get(), SECOND),
                            0,
                            PAUSE.toMillis(),
                            TimeUnit.MILLISECONDS))
                    .toList();
            work.run();
            asking.forEach(each -> each.cancel(false));
            kinds.forEach((path, request) -> ask(path, request.get(), SECOND));
            threads.shutdown();
            assertThat(threads.awaitTermination(2 * SECOND.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } finally {
            threads.shutdownNow();
        }
        assertThat(late).as("requests without an answer within %s", SECOND).isEmpty();
        assertThat(statuses).containsOnlyKeys(kinds.keySet());
        return statuses;
    }

    private void ask(String path, HttpRequest.Builder request, Duration limit) {
        try {
            answered(
                    path,
                    client.send(request.timeout(limit).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode());
        } catch (HttpTimeoutException e) {
            late.add(path + " until "
                    + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms from the start");
        } catch (IOException e) {
            answered(path, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(String path, int status) {
        statuses.computeIfAbsent(path, first -> ConcurrentHashMap.newKeySet()).add(status);
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(service.uri(path));
    }

    private HttpRequest.Builder event() {
        return HttpRequest.newBuilder(service.uri("/api/v1/events"))
                .header("Authorization", "Bearer " + Packaged.KEY)
                .header("Content-Type", "application/json")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "{\"id\":\"probe-" + NEXT.incrementAndGet()
                                        + "\",\"source\":\"probes\",\"type\":\"order\",\"time\":\"2024-03-04T10:00:00Z\",\"data\":{}}"));
    }
}
