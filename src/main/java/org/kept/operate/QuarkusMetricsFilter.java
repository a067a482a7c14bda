package org.kept.operate;

import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** What Quarkus brings to the metrics page and Prometheus' conventions do not have. */
@ApplicationScoped
class QuarkusMetricsFilter {

    /** Their names do not keep to the conventions, and {@code process_cpu_usage} says as much. */
    private static final Set<String> LEFT_OUT = Set.of("process.cpu.time", "system.cpu.count");

    private static final int EARLY = 1_000;

    @Produces
    @Singleton
    static MeterFilter leftOut() {
        return MeterFilter.deny(meter -> LEFT_OUT.contains(meter.getName()));
    }

    void register(@Observes Filters filters) {
        filters.register(QuarkusMetricsFilter::asText, EARLY);
    }

    /** Whoever asks for nothing in particular, as curl does, gets the text that promtool reads. */
    private static void asText(RoutingContext request) {
        var accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        if (request.normalizedPath().equals("/q/metrics") && (accepted == null || accepted.equals("*/*"))) {
            request.request().headers().set(HttpHeaders.ACCEPT, "text/plain");
        }
        request.next();
    }
}
