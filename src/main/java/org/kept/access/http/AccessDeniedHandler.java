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
import org.kept.access.login.UnsentForm;
import org.kept.access.login.UnsentFormPages;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;
import org.kept.ui.ListFormatter;

/** Answers requests without access: API callers get a 401 or 403 problem, people are redirected to the sign-in page. */
@ApplicationScoped
class AccessDeniedHandler {

    private static final String KEY_MISSING =
            "API key missing. Send it as Authorization: Bearer " + ApiKeyToken.FORM + ".";
    private static final String KEY_INVALID =
            "Invalid API key: it may be mistyped, expired or revoked. Send it as Authorization: Bearer "
                    + ApiKeyToken.FORM + ".";

    private final ProblemResponder problemResponder;
    private final UnsentFormPages unsentForms;

    AccessDeniedHandler(ProblemResponder problemResponder, UnsentFormPages unsentForms) {
        this.problemResponder = problemResponder;
        this.unsentForms = unsentForms;
    }

    @ServerExceptionMapper(UnauthorizedException.class)
    Response unauthorizedException(UnauthorizedException failure, RoutingContext request) {
        return respond(request);
    }

    @ServerExceptionMapper(AuthenticationFailedException.class)
    Response authenticationFailedException(AuthenticationFailedException failure, RoutingContext request) {
        return respond(request);
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden(ForbiddenException failure, RoutingContext request, ResourceInfo resource) {
        return response(problemResponder.answer(request, Problem.forbidden(forbiddenDetail(request, resource))));
    }

    /** Answers a 401 for requests that reach no resource. */
    void send(RoutingContext request) {
        var signInUrl = signInUrl(request);
        if (signInUrl == null) {
            problemResponder.send(request, unauthorized(request));
        } else {
            request.response()
                    .setStatusCode(303)
                    .putHeader("Location", signInUrl)
                    .end();
        }
    }

    private Response respond(RoutingContext request) {
        var signInUrl = signInUrl(request);
        return signInUrl == null
                ? response(problemResponder.answer(request, unauthorized(request)))
                : unsentForms.signIn(request).orElseGet(() -> Response.status(303)
                        .header("Location", signInUrl)
                        .build());
    }

    private static Problem unauthorized(RoutingContext request) {
        return Problem.unauthorized(KeptAuthenticationMechanism.sendsKey(request) ? KEY_INVALID : KEY_MISSING);
    }

    /** The sign-in URL with the page to return to; null for API callers. */
    private static @Nullable String signInUrl(RoutingContext request) {
        var isPage = !ProblemResponder.isApiPath(request.normalizedPath())
                || request.normalizedPath().startsWith("/q/swagger-ui");
        if (!isPage || KeptAuthenticationMechanism.sendsKey(request)) {
            return null;
        }
        var method = request.request().method();
        var returnUrl = HttpMethod.GET.equals(method) ? request.request().uri() : UnsentForm.backPath(request);
        return "/login?next=" + URLEncoder.encode(returnUrl, StandardCharsets.UTF_8);
    }

    private static String forbiddenDetail(RoutingContext request, ResourceInfo resource) {
        var needed = needed(resource);
        if (needed.isEmpty()) {
            return "You do not have access to this.";
        }
        return KeptAuthenticationMechanism.sendsKey(request)
                ? "This key needs the scope " + needed + "."
                : "Your role has no access. Allowed: " + allowedRoleTitles(resource) + ".";
    }

    /** Lists the roles that have access, by title: people do not know the {@code @RolesAllowed} values. */
    private static String allowedRoleTitles(ResourceInfo resource) {
        var allowed = rolesAllowed(resource);
        var roles = Arrays.stream(Role.values())
                .filter(role -> allowed.stream().anyMatch(role.authorities()::contains))
                .map(Role::title)
                .toList();
        return roles.isEmpty() ? "API keys" : ListFormatter.list(roles, "or");
    }

    private static String needed(ResourceInfo resource) {
        return String.join(" or ", rolesAllowed(resource));
    }

    private static List<String> rolesAllowed(ResourceInfo resource) {
        var method = resource.getResourceMethod();
        if (method == null) {
            return List.of();
        }
        @Nullable RolesAllowed onMethod = method.getAnnotation(RolesAllowed.class);
        var roles = onMethod == null ? resource.getResourceClass().getAnnotation(RolesAllowed.class) : onMethod;
        return roles == null ? List.of() : List.of(roles.value());
    }

    private static Response response(ProblemResponder.ProblemResponse answer) {
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
