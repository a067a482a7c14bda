package org.kept.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rejects requests that a proxy and Kept could read differently: with two hosts, or with two statements of how long the
 * body is (request smuggling).
 */
@ApplicationScoped
class RequestHeaderFilter {

    /** Before the check of the path, and after the request has its id. */
    private static final int PRIORITY = 902;

    private static final Pattern HOST = Pattern.compile("([\\w.-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

    private final ProblemResponder problemResponder;

    RequestHeaderFilter(ProblemResponder problemResponder) {
        this.problemResponder = problemResponder;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        var fault = fault(request.request().headers());
        if (fault == null) {
            request.next();
        } else {
            // Further bytes on this connection may belong to the body.
            request.response()
                    .putHeader("Connection", "close")
                    .endHandler(ended -> request.request().connection().close());
            problemResponder.send(request, Problem.unreadable(fault));
        }
    }

    /** The fault in the headers, as a sentence; null if there is none. */
    static @Nullable String fault(MultiMap headers) {
        var hosts = headers.getAll(HttpHeaders.HOST);
        if (hosts.size() > 1 || !hosts.stream().allMatch(RequestHeaderFilter::isHost)) {
            return "The request must have one Host header: a host, and a port if it is not the usual one.";
        }
        var encodings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!encodings.isEmpty() && headers.contains(HttpHeaders.CONTENT_LENGTH)) {
            return "The request has both Content-Length and Transfer-Encoding. Send one of them.";
        }
        return encodings.isEmpty() || (encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked"))
                ? null
                : "The only Transfer-Encoding that Kept accepts is chunked.";
    }

    /** Whether it is a host from which URLs can be made: {@code [:::]} has the right characters only. */
    private static boolean isHost(String host) {
        try {
            return HOST.matcher(host).matches() && new URI("http://" + host).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
