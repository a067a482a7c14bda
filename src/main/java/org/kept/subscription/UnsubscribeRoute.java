package org.kept.subscription;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;

/**
 * Takes what a mail program posts when someone unsubscribes with one click (RFC 8058). It is no resource: the programs
 * send no token of a form. The signature in the address is what allows it.
 */
@ApplicationScoped
class UnsubscribeRoute {

    /** After the filters, before the resources. */
    private static final int ORDER = 1;

    private final UnsubscribeLinks links;
    private final SubscriptionStore store;
    private final SubscriptionService service;
    private final ProblemResponder problemResponder;

    UnsubscribeRoute(
            UnsubscribeLinks links,
            SubscriptionStore store,
            SubscriptionService service,
            ProblemResponder problemResponder) {
        this.links = links;
        this.store = store;
        this.service = service;
        this.problemResponder = problemResponder;
    }

    void register(@Observes Router router) {
        router.route("/unsubscribe/:token").order(ORDER).method(HttpMethod.POST).handler(this::unsubscribe);
    }

    private void unsubscribe(RoutingContext request) {
        var token = request.pathParam("token");
        request.vertx()
                .executeBlocking(() -> end(token), false)
                .onSuccess(page -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                        .end(page))
                .onFailure(failure -> problemResponder.send(request, failure));
    }

    /** Ends the subscription, if it has not ended before, and returns the page that says so. */
    private String end(String token) {
        var id = links.subscription(token).orElseThrow(Problem::unknownAddress);
        store.find(id).ifPresent(service::removeByLink);
        return UnsubscribePages.UnsubscribeTemplates.ended().render();
    }
}
