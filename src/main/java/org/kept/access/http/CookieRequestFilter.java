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
 * What a browser that sends its cookie unasked may do: read the API, and send our own forms.
 *
 * <p>Only a form can carry the token that shows it is ours, so nothing else is taken from a page: a body of another type
 * would slip past the check of the token.
 */
@ApplicationScoped
class CookieRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final SecurityIdentity caller;

    CookieRequestFilter(SecurityIdentity caller) {
        this.caller = caller;
    }

    @ServerRequestFilter(preMatching = true, priority = Priorities.AUTHORIZATION)
    void check(ContainerRequestContext request, RoutingContext routing) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        if (ProblemResponder.isApiPath(routing.normalizedPath())) {
            if (CallerIdentity.cameByCookie(caller)) {
                throw Problem.forbidden(
                        "A signed-in person may only read here: GET or HEAD. To change something, send an"
                                + " API key as Authorization: Bearer " + ApiKeyToken.FORM + ".");
            }
        } else if (!isForm(request.getMediaType())) {
            throw Problem.mediaType(
                    "A page takes forms only: application/x-www-form-urlencoded or" + " multipart/form-data.");
        }
    }

    private static boolean isForm(@Nullable MediaType type) {
        // By word and not by isCompatible, for which a wildcard would be a form.
        return type != null
                && (is(type, MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        || is(type, MediaType.MULTIPART_FORM_DATA_TYPE));
    }

    private static boolean is(MediaType type, MediaType form) {
        return type.getType().equals(form.getType()) && type.getSubtype().equals(form.getSubtype());
    }
}
