package org.kept.problem;

import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** What no resource answered: an address nobody has, and what fails before a resource is reached. */
@ApplicationScoped
class FallbackErrorHandler {

    private final ProblemResponder problemResponder;

    FallbackErrorHandler(ProblemResponder problemResponder) {
        this.problemResponder = problemResponder;
    }

    void register(@Observes Router router) {
        router.errorHandler(404, request -> problemResponder.send(request, problemResponder.answer(request, 404)));
        // Before the failure handler of Quarkus, which would answer in its own form.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
    }

    private void failed(RoutingContext request) {
        @Nullable Throwable failure = request.failure();
        if (failure instanceof AuthenticationRedirectException elsewhere) {
            // No error: whoever is to be known is sent to where they can say who they are.
            request.response()
                    .setStatusCode(elsewhere.getCode())
                    .putHeader("Location", elsewhere.getRedirectUri())
                    .putHeader("Cache-Control", "no-store")
                    .end();
            return;
        }
        var status = request.statusCode();
        if (failure == null || (status >= 400 && status < 500)) {
            problemResponder.send(request, problemResponder.answer(request, status < 400 ? 500 : status));
        } else {
            problemResponder.send(request, failure);
        }
    }
}
