package org.kept.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which responses are compressed: texts that are read, from 1 KiB.
 *
 * <p>Not compressed: answers to POST, which may show a new secret beside what was typed. Why compressed pages are safe:
 * {@code docs/decisions/0007-forms-and-compression.md}.
 */
@ApplicationScoped
class ResponseCompression {

    /** Below this many bytes, compression saves nothing. */
    private static final long MIN_BYTES = 1024;

    private static final Set<String> MEDIA_TYPES = Set.of(
            "text/html",
            "text/css",
            "text/javascript",
            "text/plain",
            "text/csv",
            "application/javascript",
            "application/json",
            "application/problem+json",
            "application/x-ndjson",
            "application/yaml",
            "application/atom+xml",
            "image/svg+xml");

    /** After the filter of Quarkus that switches compression off for everything. */
    private static final int PRIORITY = 900;

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(ignored -> decide(request));
                    request.next();
                },
                PRIORITY);
    }

    private static void decide(RoutingContext request) {
        var headers = request.response().headers();
        if (!"identity".equals(headers.get(HttpHeaders.CONTENT_ENCODING))) {
            return;
        }
        if (isCompressible(
                request.request().method(),
                headers.get(HttpHeaders.CONTENT_TYPE),
                headers.get(HttpHeaders.CONTENT_LENGTH))) {
            // Without this header the response is compressed if the client accepts it.
            headers.remove(HttpHeaders.CONTENT_ENCODING);
            if (!headers.contains(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING, true)) {
                headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            }
        }
    }

    static boolean isCompressible(HttpMethod method, @Nullable String type, @Nullable String length) {
        return method.equals(HttpMethod.GET)
                && type != null
                && MEDIA_TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                && (length == null || Long.parseLong(length) >= MIN_BYTES);
    }
}
