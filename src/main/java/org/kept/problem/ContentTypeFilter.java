package org.kept.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Refuses a {@code Content-Type} that names no type, before Quarkus, which would call it a fault of ours. */
@ApplicationScoped
class ContentTypeFilter {

    private static final int EARLY = 899;

    private final ProblemResponder problemResponder;

    ContentTypeFilter(ProblemResponder problemResponder) {
        this.problemResponder = problemResponder;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuse, EARLY);
    }

    private void refuse(RoutingContext request) {
        if (isOne(request.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            request.next();
        } else {
            request.response().putHeader("Connection", "close");
            problemResponder.send(request, problemResponder.answer(request, 415));
        }
    }

    private static boolean isOne(@Nullable String type) {
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
