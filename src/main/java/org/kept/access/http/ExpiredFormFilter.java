package org.kept.access.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.kept.access.login.UnsentFormPages;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;

/** Answers a form whose CSRF token is missing, old or wrong: with a page that can send it again, or with what to do. */
@ApplicationScoped
class ExpiredFormFilter {

    /** Before the filter that gives an error its page. */
    private static final int PRIORITY = 6000;

    private static final int BAD_REQUEST = 400;
    private static final String VERIFIED = "csrf_token_verified";

    private final ProblemResponder problemResponder;
    private final UnsentFormPages unsentForms;

    ExpiredFormFilter(ProblemResponder problemResponder, UnsentFormPages unsentForms) {
        this.problemResponder = problemResponder;
        this.unsentForms = unsentForms;
    }

    @ServerResponseFilter(priority = PRIORITY)
    void answer(ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
        if (response.getStatus() != BAD_REQUEST
                || response.hasEntity()
                || !"POST".equals(request.getMethod())
                || ProblemResponder.isApiPath(routing.normalizedPath())
                || routing.get(VERIFIED) != null) {
            return;
        }
        var page = unsentForms.expired(routing).orElseGet(() -> problem(routing));
        page.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        response.setEntity(page.getEntity(), null, MediaType.valueOf("text/html;charset=UTF-8"));
    }

    private Response problem(RoutingContext routing) {
        var answer = problemResponder.answer(
                routing,
                Problem.unreadable(
                        "This form has expired, so nothing was stored. Go back, copy what you typed, reload the page and send"
                                + " it again."));
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
