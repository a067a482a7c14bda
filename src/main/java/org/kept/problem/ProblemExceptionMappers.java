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

/** Whatever a resource throws, or a filter refuses without a word, becomes a problem. */
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

    // Quarkus brings a mapper of its own for this type; only one for the very same type comes before it.
    @ServerExceptionMapper(MismatchedInputException.class)
    Response mismatched(MismatchedInputException failure, RoutingContext request) {
        return respond(failure, request);
    }

    @ServerExceptionMapper(WebApplicationException.class)
    Response refused(WebApplicationException failure, RoutingContext request) {
        var given = failure.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        var response = Response.fromResponse(respond(failure, request));
        var allow = given.getHeaderString("Allow");
        return allow == null
                ? response.build()
                : response.header("Allow", allow).build();
    }

    @ServerResponseFilter
    void wordless(ContainerResponseContext response, RoutingContext request) {
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
