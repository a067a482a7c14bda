package org.kept.body;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.kept.problem.ProblemResponder;

/** Rejects request bodies above the path's maximum. Bodies without a declared length are cut off while being read. */
@ApplicationScoped
class BodySizeLimiter {

    /** Before Quarkus, which would reject without a problem document. */
    private static final int REJECT_PRIORITY = 900;

    /** After Quarkus has set its single limit for all paths. */
    private static final int LIMIT_PRIORITY = 1;

    private final ProblemResponder problemResponder;
    private final RequestBodyConfig config;

    BodySizeLimiter(ProblemResponder problemResponder, RequestBodyConfig config) {
        this.problemResponder = problemResponder;
        this.config = config;
    }

    void register(@Observes Filters filters) {
        filters.register(this::rejectTooLarge, REJECT_PRIORITY);
        filters.register(this::setLimit, LIMIT_PRIORITY);
    }

    private void rejectTooLarge(RoutingContext request) {
        if (contentLength(request) > maxSize(request)) {
            request.response().putHeader("Connection", "close");
            problemResponder.send(request, problemResponder.answer(request, 413));
        } else {
            request.next();
        }
    }

    private void setLimit(RoutingContext request) {
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, maxSize(request));
        request.next();
    }

    private long maxSize(RoutingContext request) {
        return config.mostAt()
                .getOrDefault(request.normalizedPath(), config.most())
                .asLongValue();
    }

    private static long contentLength(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
