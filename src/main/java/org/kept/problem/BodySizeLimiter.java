package org.kept.problem;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses bodies that are larger than an address takes; one without a length is cut off while it is read. */
@ApplicationScoped
class BodySizeLimiter {

    /** Before Quarkus, which would refuse it without a word. */
    private static final int EARLY = 900;

    /** After Quarkus has set the one limit that it knows for all addresses. */
    private static final int LATE = 1;

    private final ProblemResponder problemResponder;
    private final BodySizeConfig config;

    BodySizeLimiter(ProblemResponder problemResponder, BodySizeConfig config) {
        this.problemResponder = problemResponder;
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuse, EARLY);
        filters.register(this::cutOff, LATE);
    }

    private void refuse(RoutingContext request) {
        if (length(request) > most(request)) {
            request.response().putHeader("Connection", "close");
            problemResponder.send(request, problemResponder.answer(request, 413));
        } else {
            request.next();
        }
    }

    private void cutOff(RoutingContext request) {
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most(request));
        request.next();
    }

    private long most(RoutingContext request) {
        return config.mostAt()
                .getOrDefault(request.normalizedPath(), config.most())
                .asLongValue();
    }

    private static long length(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
