package org.kept.problem;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** What no resource answered: an address nobody has, and what fails before a resource is reached. */
@ApplicationScoped
class Unanswered {

    private static final int EARLY = 900;

    private final Problems problems;

    private final VertxHttpConfig http;

    Unanswered(Problems problems, VertxHttpConfig http) {
        this.problems = problems;
        this.http = http;
    }

    /** Before Quarkus, which would refuse it without a word. */
    void limit(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (isTooLarge(request)) {
                        request.response().putHeader("Connection", "close");
                        problems.send(request, problems.answer(request, 413));
                    } else {
                        request.next();
                    }
                },
                EARLY);
    }

    private boolean isTooLarge(RoutingContext request) {
        var most = http.limits().maxBodySize();
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length != null
                    && most.isPresent()
                    && Long.parseLong(length) > most.get().asLongValue();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    void register(@Observes Router router) {
        router.errorHandler(404, request -> problems.send(request, problems.answer(request, 404)));
        // Before the failure handler of Quarkus, which would answer in its own form.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
    }

    private void failed(RoutingContext request) {
        @Nullable Throwable failure = request.failure();
        var status = request.statusCode();
        if (failure == null || (status >= 400 && status < 500)) {
            problems.send(request, problems.answer(request, status < 400 ? 500 : status));
        } else {
            problems.send(request, failure);
        }
    }
}
