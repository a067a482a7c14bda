package org.kept.access.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.kept.problem.ProblemResponder;
import org.kept.request.SecretPath;

/** What a browser is told about everything we send: nothing foreign, nothing inline, no frame, no copy kept. */
@ApplicationScoped
class SecurityHeaders {

    private static final String OWN_ONLY =
            "default-src 'self'; base-uri 'none'; form-action 'self';" + " frame-ancestors 'none'; object-src 'none'";

    // The two scripts that stand in the page of Swagger UI, which is not ours: by what they say, and no other.
    private static final String SWAGGER_ONLY = OWN_ONLY + "; img-src 'self' data:; script-src 'self'"
            + " 'sha256-AqcUGwpK0Ur3MgdTyzQ0KaqB4sm+CMf8dTOwCyi4HSw='"
            + " 'sha256-2SxdSoflpRy/yTLXUYSHrPZNBGgyacYvu5ByXnijxKU='";

    /** A year, as browsers want it; not for neighbours below the same name, of which Kept knows nothing. */
    private static final String TLS_ONLY = "max-age=31536000";

    private static final int EARLY = 1_000;

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(nothing -> write(request));
                    request.next();
                },
                EARLY);
    }

    private static void write(RoutingContext request) {
        var path = request.normalizedPath();
        var headers = request.response().headers();
        headers.set("Content-Security-Policy", path.startsWith("/q/swagger-ui") ? SWAGGER_ONLY : OWN_ONLY);
        var secret = SecretPath.isSecret(path) || path.equals("/setup");
        headers.set("Referrer-Policy", secret ? "no-referrer" : "same-origin");
        if (secret) {
            headers.set("X-Robots-Tag", "noindex, nofollow");
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        if (request.request().isSSL()) {
            headers.set("Strict-Transport-Security", TLS_ONLY);
        }
        if (!headers.contains("Cache-Control")) {
            headers.set("Cache-Control", "no-store");
        }
        if (ProblemResponder.isApiPath(path) || isWall(path)) {
            request.response().removeCookie("csrf-token", false);
        }
    }

    /** Whether it is a wall behind a link, which has no form and needs no cookie. */
    private static boolean isWall(String path) {
        return path.startsWith("/wall/") && SecretPath.isSecret(path);
    }
}
