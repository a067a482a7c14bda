package org.kept.hook.refusal;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.kept.request.HookPath;

/** Counts deliveries refused for their method, size, type or number, by whichever handler. */
@ApplicationScoped
class RefusalFilter {

    /** Before all filters that refuse requests. */
    private static final int PRIORITY = 1_500;

    private static final Set<HttpMethod> NO_DELIVERY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final RefusalCounter counter;

    RefusalFilter(RefusalCounter counter) {
        this.counter = counter;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, PRIORITY);
    }

    private void watch(RoutingContext request) {
        if (!NO_DELIVERY.contains(request.request().method())) {
            HookPath.nameIn(request.normalizedPath())
                    .ifPresent(name -> request.addHeadersEndHandler(answered -> count(request, name)));
        }
        request.next();
    }

    private void count(RoutingContext request, String name) {
        RefusalReason.ofStatus(request.response().getStatusCode()).ifPresent(reason -> counter.count(name, reason));
    }
}
