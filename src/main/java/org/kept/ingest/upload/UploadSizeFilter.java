package org.kept.ingest.upload;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.kept.problem.Problem;
import org.kept.problem.ProblemResponder;

/** Rejects a form that is too large before reading it: only the API takes bodies without a limit. */
@ApplicationScoped
class UploadSizeFilter {

    /** Bytes allowed for the rest of the form. */
    private static final long FORM_OVERHEAD = 64 * 1024;

    private final UploadConfig config;

    UploadSizeFilter(UploadConfig config) {
        this.config = config;
    }

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request, RoutingContext routing) {
        if (ProblemResponder.isApiPath(routing.normalizedPath())
                || !request.getMethod().equals("POST")) {
            return;
        }
        var maxBytes = config.maxFile().asLongValue();
        // A chunked body has an unknown size; browsers always send the length.
        var chunked = request.getHeaderString("Transfer-Encoding") != null;
        if (chunked || request.getLength() > maxBytes + FORM_OVERHEAD) {
            throw tooLarge(maxBytes);
        }
    }

    static Problem tooLarge(long maxBytes) {
        return Problem.tooLarge("The file is larger than " + maxBytes / (1024 * 1024)
                + " MiB. Split it, or send it as text/csv to /api/v1/events, which has no limit.");
    }
}
