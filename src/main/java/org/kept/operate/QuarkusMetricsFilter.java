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

/** Adapts Quarkus' metrics page to Prometheus' conventions. */
@ApplicationScoped
class QuarkusMetricsFilter {

    /** Meters whose names break the conventions; {@code process_cpu_usage} has the same information. */
    private static final Set<String> EXCLUDED = Set.of("process.cpu.time", "system.cpu.count");

    private static final int PRIORITY = 1_000;

    @Produces
    @Singleton
    static MeterFilter excludedMetrics() {
        return MeterFilter.deny(meter -> EXCLUDED.contains(meter.getName()));
    }

    void register(@Observes Filters filters) {
        filters.register(QuarkusMetricsFilter::preferText, PRIORITY);
    }

    /** Sends clients without a preference, such as curl, the text format that promtool reads. */
    private static void preferText(RoutingContext request) {
        var accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        if (request.normalizedPath().equals("/q/metrics") && (accepted == null || accepted.equals("*/*"))) {
            request.request().headers().set(HttpHeaders.ACCEPT, "text/plain");
        }
        request.next();
    }
}
