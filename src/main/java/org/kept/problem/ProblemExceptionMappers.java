package org.kept.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.core.http.HttpMethod;
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

    private static final int SEE_OTHER = 303;
    private static final int METHOD_NOT_ALLOWED = 405;

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
        if (original.getStatus() == METHOD_NOT_ALLOWED && isReloadedForm(request)) {
            return Response.status(SEE_OTHER)
                    .header("Location", pageOfForm(request))
                    .build();
        }
        var response = Response.fromResponse(respond(failure, request));
        var allow = original.getHeaderString("Allow");
        return allow == null
                ? response.build()
                : response.header("Allow", allow).build();
    }

    /** Whether a browser opens the address that a form was sent to, such as after an error. */
    private static boolean isReloadedForm(RoutingContext request) {
        return request.request().method().equals(HttpMethod.GET)
                && !ProblemResponder.isApiPath(request.normalizedPath());
    }

    /** The page that the form is on: the address without the last part of its path. */
    private static String pageOfForm(RoutingContext request) {
        var path = request.normalizedPath();
        var query = request.request().query();
        return path.substring(0, Math.max(1, path.lastIndexOf('/'))) + (query == null ? "" : "?" + query);
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
