package org.kept.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The request id: the caller's own if well-formed, otherwise a new one. It is returned in the response and logged. */
@ApplicationScoped
public class RequestId {

    /** The request and response header. */
    public static final String HEADER = "X-Request-Id";

    /** The MDC key. Every log line of the request carries the id, on every thread. */
    public static final String IN_LOG = "requestId";

    private static final String KEY = "kept.request-id";

    /** Excludes characters that could break a log line or look like several words. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Runs first, so that every log line and rejection has an id. */
    private static final int PRIORITY = 2_000;

    void register(@Observes Filters filters) {
        filters.register(this::assign, PRIORITY);
    }

    private void assign(RoutingContext request) {
        var id = validOrNew(request.request().getHeader(HEADER));
        request.put(KEY, id);
        // Quarkus keeps the MDC per request, not per thread, and clears it with the request.
        MDC.put(IN_LOG, id);
        request.addHeadersEndHandler(ignored -> request.response().headers().set(HEADER, id));
        request.next();
    }

    /** The id of this request; a new one if it has none. */
    public static String of(RoutingContext request) {
        @Nullable String id = request.get(KEY);
        return id == null ? newId() : id;
    }

    static String validOrNew(@Nullable String sent) {
        return sent != null && WELL_FORMED.matcher(sent).matches() ? sent : newId();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
