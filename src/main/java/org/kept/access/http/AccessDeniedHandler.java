package org.kept.access.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.kept.access.Role;
import org.kept.access.keys.ApiKeyToken;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;
import org.kept.ui.ListFormatter;

/** What is said to whoever is not let in: programs are told what is missing, people are led to where they sign in. */
@ApplicationScoped
class AccessDeniedHandler {

    private static final String MISSING =
            "An API key is needed here: send it as Authorization: Bearer " + ApiKeyToken.FORM + ".";
    private static final String WRONG = "This is not a key that holds. A key is sent as Authorization: Bearer "
            + ApiKeyToken.FORM + "; it may be mistyped, have expired or have been revoked.";

    private final ProblemResponder problemResponder;

    AccessDeniedHandler(ProblemResponder problemResponder) {
        this.problemResponder = problemResponder;
    }

    @ServerExceptionMapper(UnauthorizedException.class)
    Response nobody(UnauthorizedException failure, RoutingContext request) {
        return respond(request);
    }

    @ServerExceptionMapper(AuthenticationFailedException.class)
    Response unknown(AuthenticationFailedException failure, RoutingContext request) {
        return respond(request);
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden(ForbiddenException failure, RoutingContext request, ResourceInfo resource) {
        return response(problemResponder.answer(request, Problem.forbidden(lacking(request, resource))));
    }

    /** Answers outside of the resources. */
    void send(RoutingContext request) {
        var signIn = signIn(request);
        if (signIn == null) {
            problemResponder.send(request, unknownCaller(request));
        } else {
            request.response().setStatusCode(303).putHeader("Location", signIn).end();
        }
    }

    private Response respond(RoutingContext request) {
        var signIn = signIn(request);
        return signIn == null
                ? response(problemResponder.answer(request, unknownCaller(request)))
                : Response.status(303).header("Location", signIn).build();
    }

    private static Problem unknownCaller(RoutingContext request) {
        return Problem.unauthorized(KeptAuthenticationMechanism.sendsKey(request) ? WRONG : MISSING);
    }

    /** Where a person signs in and comes back from; null for a program. */
    private static @Nullable String signIn(RoutingContext request) {
        var page = !ProblemResponder.isApiPath(request.normalizedPath())
                || request.normalizedPath().startsWith("/q/swagger-ui");
        if (!page || KeptAuthenticationMechanism.sendsKey(request)) {
            return null;
        }
        var method = request.request().method();
        var back = HttpMethod.GET.equals(method) ? request.request().uri() : "/";
        return "/login?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    private static String lacking(RoutingContext request, ResourceInfo resource) {
        var needed = needed(resource);
        if (needed.isEmpty()) {
            return "You are known here, but this is not open to you.";
        }
        return KeptAuthenticationMechanism.sendsKey(request)
                ? "This key lacks the scope that is needed here: " + needed + "."
                : "You are signed in, but this is only for: " + whoMay(resource) + ".";
    }

    /** The roles in their own words: what a route asks for by word is not how anybody is called. */
    private static String whoMay(ResourceInfo resource) {
        var words = words(resource);
        var roles = Arrays.stream(Role.values())
                .filter(role -> words.stream().anyMatch(role.words()::contains))
                .map(Role::title)
                .toList();
        return roles.isEmpty() ? "API keys" : ListFormatter.list(roles, "or");
    }

    private static String needed(ResourceInfo resource) {
        return String.join(" or ", words(resource));
    }

    private static List<String> words(ResourceInfo resource) {
        var method = resource.getResourceMethod();
        if (method == null) {
            return List.of();
        }
        @Nullable RolesAllowed own = method.getAnnotation(RolesAllowed.class);
        var roles = own == null ? resource.getResourceClass().getAnnotation(RolesAllowed.class) : own;
        return roles == null ? List.of() : List.of(roles.value());
    }

    private static Response response(ProblemResponder.ProblemResponse answer) {
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
