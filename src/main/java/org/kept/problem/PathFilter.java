package org.kept.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Rejects a path that parts of the service would read differently, such as one guarded path spelled as another:
 * {@code /api;x/}, {@code //}, {@code /./}, {@code %2f}.
 *
 * <p>Sources, event ids and customer identifiers may contain any character, so an encoded slash or semicolon is allowed
 * where the path contains one of them.
 */
@ApplicationScoped
class PathFilter {

    /** Before every other filter but the one that gives the request its id. */
    private static final int PRIORITY = 901;

    private static final List<String> AMBIGUOUS = List.of(";", "\\", "//");
    private static final List<String> ENCODED = List.of("%2f", "%5c", "%3b");
    private static final List<String> WITH_IDENTIFIERS = List.of("/api/v1/events/", "/events/", "/api/v1/customers/");

    private final ProblemResponder problemResponder;

    PathFilter(ProblemResponder problemResponder) {
        this.problemResponder = problemResponder;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        if (isPlain(request.request().path())) {
            request.next();
        } else {
            request.response().putHeader("Connection", "close");
            problemResponder.send(
                    request,
                    Problem.unreadable(
                            "The path must not contain a semicolon, a backslash, an encoded slash, an empty segment or a segment of dots."));
        }
    }

    static boolean isPlain(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        return AMBIGUOUS.stream().noneMatch(lower::contains)
                && Arrays.stream(lower.replace("%2e", ".").split("/"))
                        .noneMatch(part -> part.equals(".") || part.equals(".."))
                && (ENCODED.stream().noneMatch(lower::contains)
                        || WITH_IDENTIFIERS.stream().anyMatch(lower::startsWith));
    }
}
