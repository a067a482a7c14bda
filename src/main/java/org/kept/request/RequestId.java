package org.kept.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id of a request: the caller's own where it is well-formed, else a new one; it is answered and logged. */
@ApplicationScoped
public class RequestId {

    /** The header that brings it and answers it. */
    public static final String HEADER = "X-Request-Id";

    /** Under this name it stands in every line of the log that the request causes, on whatever thread. */
    public static final String IN_LOG = "requestId";

    private static final String KEY = "kept.request-id";

    /** Nothing that could break a line of a log, or be mistaken for more than one word. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Before everything else, so that nothing is logged or refused without it. */
    private static final int FIRST = 2_000;

    void register(@Observes Filters filters) {
        filters.register(this::begin, FIRST);
    }

    private void begin(RoutingContext request) {
        var id = validOrNew(request.request().getHeader(HEADER));
        request.put(KEY, id);
        // Quarkus keeps it with the request, not with the thread, and so forgets it with the request.
        MDC.put(IN_LOG, id);
        request.addHeadersEndHandler(nothing -> request.response().headers().set(HEADER, id));
        request.next();
    }

    /** The id of a request that is being answered. */
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
