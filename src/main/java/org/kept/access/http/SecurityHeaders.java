package org.kept.access.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.kept.problem.ProblemResponder;
import org.kept.request.ContentPolicy;
import org.kept.request.FrameAncestors;
import org.kept.request.PromisePath;
import org.kept.request.SecretPath;

/** Sets the security headers of every response: no foreign or inline content, no framing, no caching by default. */
@ApplicationScoped
class SecurityHeaders {

    private static final String DEFAULT_POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self';" + " frame-ancestors 'none'; object-src 'none'";

    // The hashes of the two inline scripts of Swagger UI, whose page is not ours.
    private static final String SWAGGER_POLICY = DEFAULT_POLICY + "; img-src 'self' data:; script-src 'self'"
            + " 'sha256-AqcUGwpK0Ur3MgdTyzQ0KaqB4sm+CMf8dTOwCyi4HSw='"
            + " 'sha256-xUBOgH5FRtr24e8oShM75tIJfUoY9ryp0ofU/5e+H7I='";

    // The preview of a mail, which has inline styles, an embedded picture and no script.
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Pattern MAIL = Pattern.compile("/subscriptions/[^/]+/preview");

    /** One year, as browsers expect. Without includeSubDomains: Kept knows nothing of other hosts under the domain. */
    private static final String HSTS_VALUE = "max-age=31536000";

    private static final int PRIORITY = 1_000;

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(ignored -> write(request));
                    request.next();
                },
                PRIORITY);
    }

    private static void write(RoutingContext request) {
        var path = request.normalizedPath();
        var headers = request.response().headers();
        var own = ContentPolicy.of(request);
        var frames = FrameAncestors.of(request);
        headers.set("Content-Security-Policy", own == null ? framedBy(frames, policy(path)) : own.policy());
        var secret = SecretPath.isSecret(path) || path.equals("/setup");
        headers.set("Referrer-Policy", secret ? "no-referrer" : "same-origin");
        if (secret) {
            headers.set("X-Robots-Tag", "noindex, nofollow");
        }
        headers.set("X-Content-Type-Options", "nosniff");
        if (own == null ? frames.isEmpty() : !own.framed()) {
            headers.set("X-Frame-Options", "DENY");
        }
        if (request.request().isSSL()) {
            headers.set("Strict-Transport-Security", HSTS_VALUE);
        }
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
        if (ProblemResponder.isApiPath(path) || isPageWithoutForms(path) || PromisePath.isOpen(path)) {
            request.response().removeCookie("csrf-token", false);
        }
    }

    private static String policy(String path) {
        return path.startsWith("/q/swagger-ui")
                ? SWAGGER_POLICY
                : MAIL.matcher(path).matches() ? MAIL_POLICY : DEFAULT_POLICY;
    }

    /** The policy with the origins that may show the page in a frame; unchanged if there are none. */
    private static String framedBy(String frames, String policy) {
        return frames.isEmpty() ? policy : policy.replace("frame-ancestors 'none'", "frame-ancestors " + frames);
    }

    /** Whether the path is a screen link or a share link: a page without forms, which needs no CSRF cookie. */
    private static boolean isPageWithoutForms(String path) {
        return (path.startsWith("/wall/") || path.startsWith(SecretPath.SHARES)) && SecretPath.isSecret(path);
    }
}
