package org.kept.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.kept.problem.ProblemResponder;

/** Rejects a malformed {@code Content-Type} before Quarkus, which would answer with a 500. */
@ApplicationScoped
class ContentTypeFilter {

    private static final int PRIORITY = 899;

    private final ProblemResponder problemResponder;

    ContentTypeFilter(ProblemResponder problemResponder) {
        this.problemResponder = problemResponder;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        if (isValid(request.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            request.next();
        } else {
            request.response().putHeader("Connection", "close");
            problemResponder.send(request, problemResponder.answer(request, 415));
        }
    }

    private static boolean isValid(@Nullable String type) {
        if (type == null || type.equals("application/json") || type.equals("application/x-ndjson")) {
            return true;
        }
        try {
            MediaType.valueOf(type);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
