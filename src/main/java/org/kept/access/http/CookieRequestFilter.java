package org.kept.access.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.kept.access.keys.ApiKeyToken;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;

/**
 * Limits requests with a session cookie to reading the API and submitting our forms (protection against CSRF).
 *
 * <p>Only a form can carry the CSRF token. Pages therefore reject every other body type, which would bypass the token
 * check.
 */
@ApplicationScoped
class CookieRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final SecurityIdentity caller;

    CookieRequestFilter(SecurityIdentity caller) {
        this.caller = caller;
    }

    @ServerRequestFilter(preMatching = true, priority = Priorities.AUTHORIZATION)
    void check(ContainerRequestContext request, RoutingContext routing) {
        if (SAFE_METHODS.contains(request.getMethod())) {
            return;
        }
        if (ProblemResponder.isApiPath(routing.normalizedPath())) {
            if (CallerIdentity.isCookieAuthenticated(caller)) {
                throw Problem.forbidden(
                        "With a session you can only read the API. To change something, send an API key as Authorization: Bearer "
                                + ApiKeyToken.FORM + ".");
            }
        } else if (!isForm(request.getMediaType())) {
            throw Problem.mediaType(
                    "Pages accept forms only: application/x-www-form-urlencoded or multipart/form-data.");
        }
    }

    private static boolean isForm(@Nullable MediaType type) {
        // Not isCompatible, which would accept a wildcard as a form.
        return type != null
                && (isSameType(type, MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        || isSameType(type, MediaType.MULTIPART_FORM_DATA_TYPE));
    }

    private static boolean isSameType(MediaType type, MediaType form) {
        return type.getType().equals(form.getType()) && type.getSubtype().equals(form.getSubtype());
    }
}
