package org.kept.request;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Measures request durations by route template.
 *
 * <p>Never by the requested path: callers could create any number of time series.
 */
@ApplicationScoped
class RequestMetrics {

    private static final String ROUTE = "kept.route";
    private static final String NO_ROUTE = "other";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    /** After the request id, before anything that takes time. */
    private static final int PRIORITY = 1_900;

    private static final Duration[] BUCKETS = Stream.of(5, 25, 100, 250, 500, 1_000, 2_500, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterProvider<Timer> times;
    private final ConcurrentMap<Method, String> templates = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.times = Timer.builder("kept.request")
                .description("Time to answer a request, by the template of its route; 'other' has none of ours.")
                .serviceLevelObjectives(BUCKETS)
                .withRegistry(registry);
    }

    void register(@Observes Filters filters) {
        filters.register(this::startTimer, PRIORITY);
    }

    private void startTimer(RoutingContext request) {
        var start = System.nanoTime();
        request.addEndHandler(ignored -> count(request, System.nanoTime() - start));
        request.next();
    }

    @ServerResponseFilter
    void recordRoute(ContainerResponseContext response, ResourceInfo resource, RoutingContext request) {
        @Nullable Method method = resource.getResourceMethod();
        if (method != null) {
            request.put(ROUTE, templates.computeIfAbsent(method, RouteTemplate::of));
        }
    }

    private void count(RoutingContext request, long nanos) {
        @Nullable String route = request.get(ROUTE);
        var method = request.request().method().name();
        times.withTags(
                        "route",
                        route == null ? NO_ROUTE : route,
                        "method",
                        METHODS.contains(method) ? method : NO_ROUTE,
                        "status",
                        request.response().getStatusCode() / 100 + "xx")
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
