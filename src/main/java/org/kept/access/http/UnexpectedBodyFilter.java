package org.kept.access.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.kept.body.RequestBodyReader;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;
import org.kept.ui.ListFormatter;

/**
 * Rejects bodies of requests to routes of the REST API that read none. A {@code check} in a body must not rebuild
 * anything.
 */
@ApplicationScoped
class UnexpectedBodyFilter {

    /** After {@link QueryParameterFilter}. */
    private static final int PRIORITY = 5200;

    /** Methods whose bodies mean nothing and are not read. */
    private static final Set<HttpMethod> IGNORED = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Bodies that ask for nothing. */
    private static final Set<String> EMPTY = Set.of("", "{}");

    /** Longer than an empty body is written. */
    private static final int LONGEST_EMPTY = 100;

    private final Map<Method, Boolean> readsBody = new ConcurrentHashMap<>();

    @ServerRequestFilter(priority = PRIORITY)
    void check(ResourceInfo resource, RoutingContext request) {
        @Nullable Method route = resource.getResourceMethod();
        if (route == null
                || IGNORED.contains(request.request().method())
                || !ProblemResponder.isApiPath(request.normalizedPath())
                || readsBody.computeIfAbsent(route, RouteParameters::readsBody)) {
            return;
        }
        if (hasBody(request)) {
            RequestBodyReader.drain(request.request());
            throw Problem.unreadable("This address takes no body" + parameters(route) + ". Nothing was done.");
        }
    }

    private static boolean hasBody(RoutingContext request) {
        @Nullable Buffer read = request.body().buffer();
        if (read == null) {
            return declaresBody(request.request());
        }
        return read.length() > LONGEST_EMPTY || !EMPTY.contains(read.toString().strip());
    }

    private static boolean declaresBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    private static String parameters(Method route) {
        var names = RouteParameters.query(route).keySet().stream()
                .sorted()
                .map(each -> "'" + each + "'")
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        return "; " + ListFormatter.list(names, "and")
                + (names.size() == 1 ? " is a query parameter" : " are query parameters");
    }
}
