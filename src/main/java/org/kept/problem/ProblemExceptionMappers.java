package org.kept.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Maps exceptions of resources, and error responses without a body, to problems. */
@ApplicationScoped
class ProblemExceptionMappers {

    private final ProblemResponder problemResponder;

    ProblemExceptionMappers(ProblemResponder problemResponder) {
        this.problemResponder = problemResponder;
    }

    @ServerExceptionMapper(Throwable.class)
    Response any(Throwable failure, RoutingContext request) {
        return respond(failure, request);
    }

    @ServerExceptionMapper(Problem.class)
    Response problem(Problem failure, RoutingContext request) {
        return respond(failure, request);
    }

    @ServerExceptionMapper({JacksonException.class})
    Response unreadable(JacksonException failure, RoutingContext request) {
        return respond(failure, request);
    }

    // Quarkus has a mapper for this type; only a mapper for exactly the same type overrides it.
    @ServerExceptionMapper(MismatchedInputException.class)
    Response mismatched(MismatchedInputException failure, RoutingContext request) {
        return respond(failure, request);
    }

    @ServerExceptionMapper(WebApplicationException.class)
    Response webApplicationException(WebApplicationException failure, RoutingContext request) {
        var original = failure.getResponse();
        if (original.getStatus() < 400) {
            return original;
        }
        var response = Response.fromResponse(respond(failure, request));
        var allow = original.getHeaderString("Allow");
        return allow == null
                ? response.build()
                : response.header("Allow", allow).build();
    }

    @ServerResponseFilter
    void addBodyIfMissing(ContainerResponseContext response, RoutingContext request) {
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            var answer = problemResponder.answer(request, response.getStatus());
            answer.headers().forEach(response.getHeaders()::putSingle);
            response.setEntity(
                    answer.body(), null, MediaType.valueOf(answer.headers().get("Content-Type")));
        }
    }

    private Response respond(Throwable failure, RoutingContext request) {
        return response(problemResponder.answer(request, failure));
    }

    private static Response response(ProblemResponder.ProblemResponse answer) {
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
