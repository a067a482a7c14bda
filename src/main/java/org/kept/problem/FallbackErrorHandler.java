package org.kept.problem;

import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/** Answers requests that reach no resource: unknown paths, and failures before the resource. */
@ApplicationScoped
class FallbackErrorHandler {

    private final ProblemResponder problemResponder;

    FallbackErrorHandler(ProblemResponder problemResponder) {
        this.problemResponder = problemResponder;
    }

    void register(@Observes Router router) {
        router.errorHandler(404, request -> problemResponder.send(request, problemResponder.answer(request, 404)));
        // Before Quarkus's own failure handler, which would answer in its own format.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::handleFailure);
    }

    private void handleFailure(RoutingContext request) {
        @Nullable Throwable failure = request.failure();
        if (failure instanceof AuthenticationRedirectException redirect) {
            // Not an error: a redirect to sign in.
            request.response()
                    .setStatusCode(redirect.getCode())
                    .putHeader("Location", redirect.getRedirectUri())
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
